"""The first window: the cards, and the run that a card started."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from app.access.roles import Permission
from app.access.session import OpenSession
from app.ui.access.bar import AccessBar
from app.ui.access.gate import Gate
from app.ui.commands import CommandLine, RunningCommand
from app.ui.first_window.product_dialog import ChosenProduct, ProductDialog
from app.ui.first_window.start_view import StartView
from app.ui.run_view.view import RunView
from app.ui.widgets.asking import ask_for_folder

Choose = Callable[[QWidget, str], Path | None]
ChooseProduct = Callable[[QWidget, Path], ChosenProduct | None]


def ask_for_recipe(parent: QWidget, title: str) -> Path | None:
    """The system's dialog; None where the operator cancels."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "*.json")
    return Path(chosen) if chosen else None


def ask_for_product(parent: QWidget, products: Path) -> ChosenProduct | None:
    """None where the person cancels."""
    dialog = ProductDialog(products, parent)
    try:
        return dialog.chosen if dialog.exec() else None
    finally:
        dialog.deleteLater()


class FirstWindow(QMainWindow):
    """Runs one command at a time. Closing stops it; a training keeps its checkpoint."""

    def __init__(
        self,
        command_line: CommandLine,
        resources: Path,
        documents: Path,
        choose_folder: Choose = ask_for_folder,
        choose_recipe: Choose = ask_for_recipe,
        choose_product: ChooseProduct = ask_for_product,
        gate: Gate | None = None,
    ) -> None:
        super().__init__()
        self.gate = gate or Gate(OpenSession())
        self.gate.setParent(self)
        self.setMenuWidget(AccessBar(self.gate, self))
        self._command_line, self._documents = command_line, documents
        self._choose_folder, self._choose_recipe = choose_folder, choose_recipe
        self._choose_product = choose_product
        self._command: RunningCommand | None = None
        self.setWindowTitle(self.tr("Goodpart"))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.start_view = StartView(resources, self)
        self.run_view = RunView(self)
        self._views = QStackedWidget(self)
        for view in (self.start_view, self.run_view):
            self._views.addWidget(view)
        self.setCentralWidget(self._views)
        self.resize(1200, 760)
        self.start_view.demo_chosen.connect(self.run_demo)
        self._gate(self.start_view.training, self.start_view.training_chosen, self.train)
        self.start_view.inspection_chosen.connect(self.inspect)
        self.start_view.results_chosen.connect(self.open_results)
        self._gate(self.start_view.product, self.start_view.product_chosen, self.open_product)
        self.start_view.line_chosen.connect(self.ask_and_run_line)
        self.run_view.line_asked.connect(self.run_line)
        self.run_view.stop_asked.connect(self._stop)
        self.run_view.left.connect(lambda: self._views.setCurrentWidget(self.start_view))

    def run_demo(self, options: Sequence[str] = ()) -> None:
        """Run the demo into the documents folder, or as ``options`` of the command say."""
        output = self._documents / "demo"
        if "--output" in options:
            output = Path(options[options.index("--output") + 1])
        else:
            options = ["--output", str(output), *options]
        command = ["demo", "--headless", *options]
        self._run(self.tr("Demo"), command, output / "report.html")

    def train(self) -> None:
        """Ask for the good parts and train a model on them."""
        data = self._choose_folder(self, self.tr("Folder with images of good parts"))
        if data is None:
            return
        model = self._documents / "models" / f"{data.name}-{datetime.now():%Y%m%d-%H%M%S}"
        self._run(self.tr("Training"), ["train", str(data), "--output", str(model)], model)

    def inspect(self) -> None:
        """Ask for a model and for images and judge them."""
        model = self._choose_folder(self, self.tr("Folder of the model"))
        if model is None:
            return
        images = self._choose_folder(self, self.tr("Folder with images to inspect"))
        if images is None:
            return
        output = self._documents / "inspections" / f"{images.name}-{datetime.now():%Y%m%d-%H%M%S}"
        command = ["inspect", str(model), str(images), "--output", str(output)]
        self._run(self.tr("Inspection"), command, output)

    def open_product(self) -> None:
        """Ask for a product and open it in a window of its own."""
        chosen = self._choose_product(self, self._documents / "products")
        if chosen is not None:
            self._run(self.tr("Product"), chosen.words, chosen.folder)
            self.run_view.show_line(self.tr("The product opens in a window of its own."))

    def ask_and_run_line(self) -> None:
        """Ask for a recipe and run its line."""
        recipe = self._choose_recipe(self, self.tr("Recipe of the line"))
        if recipe is not None:
            self.run_line(recipe)

    def run_line(self, recipe: Path) -> None:
        """Run the recipe's line in a window of its own."""
        self._run(self.tr("Line"), ["live", "--recipe", str(recipe)], recipe.parent)
        self.run_view.show_line(self.tr("The line opens in a window of its own."))

    def open_results(self) -> None:
        """Show what is on record in a window of its own."""
        self._run(self.tr("Results"), ["results", "show"], self._documents)
        self.run_view.show_line(self.tr("The results open in a window of their own."))

    def shut_down(self) -> None:
        """End a running command; call before the application goes."""
        self.gate.shut_down()
        if self._command is not None:
            self._command.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the running command along."""
        self.shut_down()
        super().closeEvent(event)

    def _gate(self, card: QWidget, chosen: SignalInstance, go_on: Callable[[], None]) -> None:
        chosen.connect(lambda: self.gate.ask(Permission.PRODUCT, go_on, self))
        self.gate.mark(card, Permission.PRODUCT)

    def _run(self, title: str, command: Sequence[str], place: Path) -> None:
        if self._command is not None:
            return
        running = RunningCommand(self._command_line, self)
        running.progressed.connect(self.run_view.show_step)
        running.said.connect(self.run_view.show_line)
        running.finished.connect(self._end)
        self._command = running
        self.run_view.begin(title, place)
        self._views.setCurrentWidget(self.run_view)
        running.start(command)

    def _stop(self) -> None:
        if self._command is not None:
            self._command.stop()

    def _end(self, code: int, result: Mapping[str, object]) -> None:
        if self._command is not None:
            self._command.deleteLater()
            self._command = None
        self.run_view.end(code, result)
