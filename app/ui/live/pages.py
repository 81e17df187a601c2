"""What a line shows in place of its large view, until the person is done with it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.roles import Permission
from app.recipes.setup import RecipeSetup
from app.ui.access.gate import Gate
from app.ui.challenge.view import ChallengeView
from app.ui.live.line_view import LineView
from app.ui.outputs.view import OutputsView
from app.ui.recipes.view import RecipeView
from app.ui.setup.view import SetupView


class LinePages(QObject):
    """Of one line. Each page returns to the line's view."""

    def __init__(
        self, view: LineView, setup: RecipeSetup | None, gate: Gate, stack: QStackedWidget
    ) -> None:
        super().__init__(stack)
        self._view, self._gate, self._stack = view, gate, stack
        self._add_setup(setup)
        self._add_recipes()
        self._add_outputs()
        view.challenge_asked.connect(self._show_challenge)

    def _add_setup(self, setup: RecipeSetup | None) -> None:
        view, gate = self._view, self._gate
        view.setup.setVisible(setup is not None)
        if setup is None:
            return
        page = SetupView(view.model, setup, self._stack)
        self._stack.addWidget(page)
        gate.mark(view.setup, Permission.SET_UP)
        view.setup_asked.connect(
            lambda: gate.ask(Permission.SET_UP, lambda: self._show(page), view.window())
        )
        page.left.connect(self._return)
        gate.changed.connect(lambda: self._leave_locked(page))

    def _leave_locked(self, page: SetupView) -> None:
        """The person whose page it was is not logged in any more."""
        if self._stack.currentWidget() is page and not self._gate.may(Permission.SET_UP):
            self._return()

    def _add_recipes(self) -> None:
        page = RecipeView(self._view.model, self._stack)
        self._stack.addWidget(page)
        self._view.recipe_asked.connect(lambda: self._show(page))
        page.left.connect(self._return)

    def _add_outputs(self) -> None:
        """Everybody may look; forcing asks for who may."""
        outputs = self._view.model.outputs
        if outputs is None:
            return
        page = OutputsView(self._view.model, outputs, self._gate, self._stack)
        self._stack.addWidget(page)
        self._view.outputs_asked.connect(lambda: self._show(page))
        page.left.connect(self._return)

    def _show_challenge(self) -> None:
        """Of the recipe that is active now."""
        model = self._view.model
        challenge = model.line.challenge
        if challenge is None:
            return
        page = ChallengeView(model, challenge, self._gate.who, self._stack)
        self._stack.addWidget(page)
        self._show(page)
        page.left.connect(lambda: self._leave_challenge(page))

    def _leave_challenge(self, page: ChallengeView) -> None:
        self._return()
        self._stack.removeWidget(page)
        page.deleteLater()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)

    def _return(self) -> None:
        self._show(self._view)
