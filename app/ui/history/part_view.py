"""One part of the past, large: picture, facts, correction; the next one by key or touch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.access.audit import Action
from app.access.roles import Permission
from app.library.entries import Label
from app.store.parts import KeptPictures, PartRow
from app.ui.access.gate import Gate
from app.ui.background import Background
from app.ui.history.correction_bar import CorrectionBar
from app.ui.history.facts_panel import FactsPanel
from app.ui.history.part_picture import PartPicture, PictureKind, read_picture
from app.ui.history.picture_controls import PictureControls
from app.ui.history.sources import HistorySources
from app.ui.live.image_view import ImageView
from app.ui.live.verdict_style import verdict_icon, verdict_text
from app.ui.sentences import translated
from core.errors import GoodpartError

SIDE_PX = 400
MARK_PX = 56
NOTHING = KeptPictures(None, None, None)
Corrected = tuple[PartRow, bool | GoodpartError]
"""The part as it is now; whether its picture waits to be learned, or why it can't."""


class PartView(QWidget):
    """Left and Right go to the newer and the older part, Esc back to the list."""

    left = Signal()
    stepped = Signal(int)
    """-1: the newer part, 1: the older one."""
    corrected = Signal(object)
    """The PartRow as it is now."""

    def __init__(
        self, sources: HistorySources, background: Background, gate: Gate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._sources, self._background, self._gate = sources, background, gate
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wanted = PictureKind.OVERLAY
        self.row: PartRow | None = None
        self.shown = PartPicture(NOTHING)
        self.back = self._button(self.tr("Back to the list"))
        self.newer = self._button(self.tr("◀  Newer"))
        self.older = self._button(self.tr("Older  ▶"))
        self.title, self.verdict = self._label("lineTitle"), self._label("lineTitle")
        self.mark = QLabel(self)
        self.reason, self.missing = self._label("reason"), self._label("hint")
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.image = ImageView(self)
        self.controls = PictureControls(self)
        self.facts = FactsPanel(self)
        self.correction = CorrectionBar(gate, self)
        self._connect()
        self._arrange()

    def allow_steps(self, *, newer: bool, older: bool) -> None:
        """Whether there is a part to go to."""
        self.newer.setEnabled(newer)
        self.older.setEnabled(older)

    def show_part(self, row: PartRow) -> None:
        """Facts at once, the picture when it is read."""
        if self.row is None or self.row.id != row.id:
            self.correction.begin()
            self.shown = PartPicture(NOTHING)  # the picture of the part before belongs to no other
            self.image.show_picture(None)
        self.row = row
        self.title.setText(" · ".join(t for t in (row.line, str(row.trigger), row.serial) if t))
        self.verdict.setText(verdict_text(row.verdict))
        icon = verdict_icon(row.verdict, self.palette(), MARK_PX)
        self.mark.setPixmap(icon.pixmap(MARK_PX, MARK_PX))
        self.reason.setText(translated(row.reason))
        self.reason.setVisible(bool(row.reason))
        self.facts.show_part(row)
        self._read(row)

    def _read(self, row: PartRow) -> None:
        work = partial(read_picture, self._sources, row, self._wanted)
        self._background.submit("picture", work, self._show, self._tell_missing)

    def _show(self, found: PartPicture) -> None:
        self.shown = found
        self.controls.show_kept(found.kept, found.kind)
        self.image.show_picture(found.picture)
        if self.row is not None and found.outputs:
            self.facts.show_part(self.row, found.outputs)
        self.image.setVisible(found.picture is not None)
        self.controls.setVisible(found.kind is not None)
        self.missing.setVisible(found.picture is None)
        self.missing.setText(translated(found.problem) if found.problem else self._not_kept())

    def _not_kept(self) -> str:
        """Rows outlive pictures, and not every part gets one."""
        if self._sources.pictures is None:
            return self.tr("This station keeps no pictures.")
        said = self.tr("No picture of this part was kept.")
        if self.row is None or self._sources.kept_of is None:
            return said
        of = self._sources.kept_of(self.row)
        why = {
            0: self.tr("Parts like this one keep no picture."),
            1: self.tr("Parts like this one keep theirs: it was given up, or lies elsewhere."),
        }.get(of, self.tr("Of parts like this one, every {0}th keeps its picture.").format(of))
        return f"{said}\n{why}"

    def _tell_missing(self, error: GoodpartError) -> None:
        self._show(PartPicture(NOTHING, problem=str(error)))

    def _choose(self, kind: PictureKind) -> None:
        self._wanted = kind
        if self.row is not None:
            self._read(self.row)

    def _ask_to_correct(self, label: Label, reason: str) -> None:
        go_on = partial(self._correct, label, reason)
        self._gate.ask(Permission.CORRECT, go_on, self.window())

    def _correct(self, label: Label, reason: str) -> None:
        row = self.row
        if row is None:
            return
        # A channel of its own: what comes next must not replace a word that somebody said.
        self._background.submit(
            f"correct {row.id} {len(row.corrections)}",
            partial(self._recorded, row, label, reason, self._gate.who()),
            self._take_corrected,
            partial(self._tell_failed, row),
            writes=True,
        )

    def _tell_failed(self, row: PartRow, error: GoodpartError) -> None:
        part = "" if self.row is not None and self.row.id == row.id else f"{row.trigger}: "
        self.correction.tell(part + translated(str(error)))

    def _recorded(self, row: PartRow, label: Label, reason: str, by: str) -> Corrected:
        """Beside the GUI thread: first who and why, then the change, then what it teaches."""
        part = f"{row.line}, part {row.trigger}, {row.decided_at.isoformat()}"
        change = (str(row.verdict), str(label), reason)
        self._gate.audit.record(by, Action.VERDICT_CORRECTED, part, *change)
        corrected = self._sources.record.correct(row, label, reason=reason, by=by)
        try:
            return corrected, self._offered(corrected)
        except GoodpartError as error:
            return corrected, error

    def _offered(self, row: PartRow) -> bool:
        """Whether its picture waits in its product's inbox now."""
        pictures, inbox = self._sources.pictures, self._sources.inbox
        if pictures is None or inbox is None:
            return False
        original = pictures.of(row).original
        return original is not None and inbox.take(row, original)

    def _take_corrected(self, done: Corrected) -> None:
        row, offered = done
        self.corrected.emit(row)
        if self.row is None or self.row.id != row.id:
            if isinstance(offered, GoodpartError):
                self._tell_failed(row, offered)
            return
        self.row = row
        self.correction.begin()
        self.facts.show_part(row, self.shown.outputs)
        if isinstance(offered, GoodpartError):
            self._tell_failed(row, offered)
        elif offered:
            self.correction.tell(self.tr("Noted. Its picture waits in the product's inbox."))
        else:
            self.correction.tell(self.tr("Noted. The verdict of then stays on record."))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.newer.clicked.connect(lambda: self.stepped.emit(-1))
        self.older.clicked.connect(lambda: self.stepped.emit(1))
        self.controls.chosen.connect(self._choose)
        self.controls.zoomed.connect(self.image.zoom)
        self.controls.fit_asked.connect(self.image.fit)
        self.correction.said.connect(self._ask_to_correct)
        for key, button in (
            (Qt.Key.Key_Left, self.newer),
            (Qt.Key.Key_Right, self.older),
            (Qt.Key.Key_Escape, self.back),
        ):
            shortcut = QShortcut(QKeySequence(key), self, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(name != "lineTitle")
        return label

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.newer)
        head.addWidget(self.older)
        picture = QVBoxLayout()
        picture.addWidget(self.image, 1)
        picture.addWidget(self.missing, 1)
        picture.addWidget(self.controls)
        verdict = QHBoxLayout()
        verdict.setSpacing(14)
        verdict.addWidget(self.mark)
        verdict.addWidget(self.verdict, 1)
        side = QWidget(self)
        side.setFixedWidth(SIDE_PX)
        facts = QVBoxLayout(side)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.addLayout(verdict)
        facts.addWidget(self.reason)
        facts.addWidget(self.facts, 1)
        facts.addWidget(self.correction)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(picture, 1)
        middle.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(middle, 1)
