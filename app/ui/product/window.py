"""The window of one product: from good parts to a live model, a page per step."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from app.access.roles import Permission
from app.library.entries import Label
from app.recipes.setup import RecipeSetup
from app.station.challenge_records import ChallengeRecord
from app.ui.access.bar import AccessBar
from app.ui.access.gate import Gate
from app.ui.access.lock_page import LockPage
from app.ui.access.login_dialog import LoginDialog
from app.ui.product.camera_pages import NEXT, CameraPages, Sessions
from app.ui.product.challenge_page import ChallengePage
from app.ui.product.commands import ProductCommands
from app.ui.product.import_bar import ImportBar
from app.ui.product.inbox_page import Inbox, InboxPage
from app.ui.product.live_page import LivePage
from app.ui.product.models_page import ModelsPage
from app.ui.product.product_model import ProductModel, Step
from app.ui.product.sentence_page import SentencePage
from app.ui.product.shadow_log import ShadowLogFace
from app.ui.product.steps_bar import StepsBar
from app.ui.product.train_page import TrainPage
from app.ui.remark_texts import RemarkTexts
from app.ui.review.review_model import ReviewModel
from app.ui.review.view import ReviewView
from app.ui.sentences import translated
from app.ui.setup.view import SetupView
from app.ui.tuning.tuning_model import TuningModel
from app.ui.tuning.view import TuningView
from core.errors import GoodpartError

LOOK_MS = 33
COUNT_S = 2.0
"""Between two looks at how many pictures there are while they are captured."""


class ProductWindow(QMainWindow):
    """Pages with a camera hold it only while they are shown: a line may want it."""

    line_asked = Signal(Path)

    def __init__(
        self,
        model: ProductModel,
        commands: ProductCommands,
        open_session: Sessions,
        inbox: Inbox,
        shadow_log: Callable[[int], ShadowLogFace],
        challenges: Callable[[], Sequence[ChallengeRecord]],
        resources: Path,
        gate: Gate,
    ) -> None:
        super().__init__()
        self.model, self._commands, self.gate = model, commands, gate
        gate.setParent(self)
        self._person = gate.who()
        self.setMenuWidget(AccessBar(gate, self))
        commands.setParent(self)
        self._resources, self._remarks = resources, RemarkTexts(self)
        self._camera = CameraPages(open_session, resources, self, self._import, self.show_step)
        name = model.product.recipe.name
        self.setWindowTitle(self.tr("Goodpart: {0}").format(name))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.steps = StepsBar(name, self)
        self.stack = QStackedWidget(self)
        self.instead = SentencePage(commands, self)
        self.train = TrainPage(model, commands, self)
        self.tuning = TuningView(parent=self)
        self.live = LivePage(model, commands, gate.who, self)
        self.models = ModelsPage(model, commands, shadow_log, self)
        self.inbox = InboxPage(inbox, model.product.samples, gate.who, self)
        setup = RecipeSetup(model.product.recipe_path, gate.audit, gate.who)
        self.challenge = ChallengePage(setup, challenges, self)
        pages = (self.train, self.tuning, self.live, self.challenge, self.inbox, self.models)
        for page in (*pages, self.instead):
            self.stack.addWidget(page)
        self._passing: QWidget | None = None
        """A page that lives only while it is shown."""
        self.current = Step.CAMERA
        self._connect()
        self._arrange()
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self._toggle_full_screen)
        self.resize(1280, 800)
        self._counted_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.current = self._first_step()
        gate.changed.connect(self._follow_person)
        if gate.may(Permission.PRODUCT):
            self.show_step(self.current)
        else:
            self._lock()

    def show_step(self, step: Step) -> None:
        """Leave the present page, release its camera, open the other one."""
        self._leave()
        self.current = step
        self._refresh()
        if step in NEXT:
            self._open_camera(step)
        elif step is Step.REVIEW:
            self._find_suspects()
        else:
            self._enter_lasting(step)
        self._refresh()

    def shut_down(self) -> None:
        """Release camera and processes; call before the application goes."""
        self.gate.shut_down()
        self._leave()
        self._commands.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.shut_down()
        super().closeEvent(event)

    def _follow_person(self) -> None:
        """Locked without one who may; another one gets no draft and no camera of the one before."""
        if not self.gate.may(Permission.PRODUCT):
            self._lock()
            return
        before, self._person = self._person, self.gate.who()
        was_locked = self._whole.currentWidget() is not self._page
        self._whole.setCurrentWidget(self._page)
        if before != self._person or (was_locked and self._passing is None):
            self.show_step(self.current)

    def _lock(self) -> None:
        """A training goes on; a question that is open is taken back, a camera released."""
        question = QApplication.activeModalWidget()
        if isinstance(question, QDialog) and not isinstance(question, LoginDialog):
            question.reject()
        if not isinstance(self._passing, ReviewView):
            self._leave()
        self._whole.setCurrentWidget(self._locked)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _first_step(self) -> Step:
        """Where a person goes on: the first step that is not done."""
        way = (Step.CAMERA, Step.CAPTURE, Step.REVIEW, Step.TRAIN, Step.JUDGE)
        return next((step for step in way if not self.model.is_done(step)), Step.MODELS)

    def _enter_lasting(self, step: Step) -> None:
        if step is Step.JUDGE:
            self._judge()
            return
        pages: dict[Step, TrainPage | LivePage | ChallengePage | InboxPage | ModelsPage] = {
            Step.TRAIN: self.train,
            Step.LIVE: self.live,
            Step.CHALLENGE: self.challenge,
            Step.VERDICTS: self.inbox,
            Step.MODELS: self.models,
        }
        self.stack.setCurrentWidget(pages[step])
        pages[step].enter()

    def _judge(self) -> None:
        """With what is stored; pictures that are new since are judged first."""
        number = self.model.judged
        if not number:
            self._say(self.tr("Train a version first."))
            return
        if self._commands.run("scores", str(number), end=self._show_scores):
            self._say(self.tr("Judging the pictures that were not learned ..."))
        else:
            self._show_scores(0, {})

    def _show_scores(self, code: int, result: Mapping[str, object]) -> None:
        if self.current is not Step.JUDGE:
            return
        self.stack.setCurrentWidget(self.tuning)
        if code != 0:
            self._say(translated(str(result.get("error", self.tr("It did not work.")))))
            return
        self.tuning.show_version(
            TuningModel(self.model.product, self.model.judged, self.gate.who())
        )

    def _check_pins(self) -> None:
        if not self._commands.run("check", end=self.challenge.show_check):
            self.challenge.message.setText(
                self.tr("Something else runs. Wait for its end, then come back.")
            )

    def _find_suspects(self) -> None:
        if not self.model.good:
            self._say(self.tr("Capture good parts first."))
            return
        self._say(self.tr("Looking for pictures that the others find unlikely ..."))
        count = str(max(1, self.model.good))
        if not self._commands.run("review", "--first", count, end=self._show_suspects):
            self._say(self.tr("Something else runs. Wait for its end, then come back."))

    def _show_suspects(self, code: int, result: Mapping[str, object]) -> None:
        if self.current is not Step.REVIEW:
            return
        suspects = result.get("suspects")
        if code != 0 or not isinstance(suspects, Sequence):
            self._say(translated(str(result.get("error", self.tr("It did not work.")))))
            return
        self.model.refresh()
        samples = {sample.file: sample for sample in self.model.product.samples.all()}
        order = [samples[row["file"]] for row in suspects if row["file"] in samples]
        review = ReviewModel(self.model.product, order, self.gate.who())
        view = ReviewView(review, self._resources, self)
        view.left.connect(lambda: self.show_step(Step.BAD))
        view.decided.connect(self._reviewed)
        self._show_passing(view)

    def _reviewed(self) -> None:
        self.model.reviewed = True
        self.steps.show_model(self.model, self.current)

    def _open_camera(self, step: Step) -> None:
        try:
            page = self._camera.open(step)
        except GoodpartError as error:
            self._say(translated(str(error)))
            return
        self._show_passing(page)
        self._timer.start()

    def _import(self, folder: Path, label: Label) -> None:
        """The camera is released meanwhile: only one process changes the pictures."""
        self._leave()
        self._say(self.tr("Taking the pictures in ..."))
        words = (str(folder), "--label", str(label))
        self._commands.run("add", *words, end=self._end_import)

    def _end_import(self, code: int, result: Mapping[str, object]) -> None:
        self._refresh()
        if code != 0:
            self._say(translated(str(result.get("error", self.tr("It did not work.")))))
            return
        said = self.tr(
            "{taken} taken, {flagged} of them with a remark; {refused} refused."
        ).format_map(result)
        sizes = result.get("sizes")
        if isinstance(sizes, Mapping) and sizes:
            said += " " + self.tr(
                "Refused for their size: {others}. The product's pictures are {usual}."
            ).format(
                others=self._remarks.sizes(sizes["others"]),
                usual=self._remarks.size(sizes["usual"]),
            )
        self._say(said)

    def _look(self) -> None:
        if isinstance(self._passing, SetupView):
            self._passing.refresh()
        elif time.monotonic() - self._counted_at > COUNT_S:
            self._counted_at = time.monotonic()
            self._refresh()

    def _leave(self) -> None:
        self._timer.stop()
        page, self._passing = self._passing, None
        if page is not None:
            if isinstance(page, ImportBar):
                page.capture.shut_down()
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._commands.dispense()
        self._camera.release()

    def _show_passing(self, page: QWidget) -> None:
        self._passing = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _say(self, text: str) -> None:
        """A sentence instead of a page."""
        self.instead.sentence.setText(text)
        self.stack.setCurrentWidget(self.instead)

    def _refresh(self) -> None:
        try:
            self.model.refresh()
        except GoodpartError as error:
            self._say(translated(str(error)))
        self.steps.show_model(self.model, self.current)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.train.trained.connect(self._refresh)
        self.live.changed.connect(self._refresh)
        self.live.run_asked.connect(lambda: self.line_asked.emit(self.model.product.recipe_path))
        self.inbox.changed.connect(self._refresh)
        self.inbox.training_asked.connect(self._train_again)
        self.models.changed.connect(self._refresh)
        self.models.judge_asked.connect(self._judge_version)
        self.challenge.check_asked.connect(self._check_pins)

    def _train_again(self) -> None:
        """From the version that is judged: little has changed."""
        self.show_step(Step.TRAIN)
        self.train.propose_start(self.model.judged)

    def _judge_version(self, number: int) -> None:
        self.model.chosen = number
        self.show_step(Step.JUDGE)

    def _arrange(self) -> None:
        self._page = QWidget(self)
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.steps)
        row.addWidget(self.stack, 1)
        self._locked = LockPage(self.gate, Permission.PRODUCT, self)
        self._whole = QStackedWidget(self)
        for page in (self._page, self._locked):
            self._whole.addWidget(page)
        self.setCentralWidget(self._whole)
