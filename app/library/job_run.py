"""What a training job does: learn, give the model to its partners, record the version."""

from __future__ import annotations

from collections.abc import Callable, Generator

from app.access.audit import Audit
from app.library.figures import figures_of, threshold_figures
from app.library.jobs import TrainingJob, end_job, forget_unbegun
from app.library.joint import hand_over, learned_by, model_name_of
from app.library.product import ProductFolder
from app.library.scoring import score_version
from core.artifact.products import calibrated_for
from core.artifact.store import ModelArtifact, load_artifact
from core.training.fit import fit_and_save
from core.training.input import TrainingInput
from core.training.progress import TrainingProgress
from core.training.spec import TrainingSpec

Figures = dict[str, float]


class JobRun:
    """``train``, ``share``, ``record``, in this order; each goes on where a crash left it.

    All raise GoodpartError. Stop iterating to cancel.
    """

    def __init__(self, product: ProductFolder, job: TrainingJob, audit: Audit) -> None:
        self._product, self._job, self._audit = product, job, audit

    def train(
        self, on_input: Callable[[TrainingInput], None] = lambda _: None
    ) -> Generator[TrainingProgress, None, ModelArtifact]:
        """The model; the one that lies there where the power went between it and its record.

        ``on_input`` see ``fit_and_save``.
        """
        try:
            return (yield from self._trained(on_input))
        finally:
            forget_unbegun(self._product.versions, self._job.number)

    def _trained(
        self, on_input: Callable[[TrainingInput], None]
    ) -> Generator[TrainingProgress, None, ModelArtifact]:
        place = self._product.versions.model(self._job.number)
        if place.is_dir():
            return load_artifact(place)
        learned = learned_by(self._product, self._job, self._audit)
        return (
            yield from fit_and_save(
                self._spec(),
                learned.data,
                place,
                resume=True,
                ignored=learned.ignored,
                on_input=on_input,
            )
        )

    def share(self) -> Generator[TrainingProgress, None, dict[str, Figures]]:
        """The other products' versions of the model, judged on their own pictures."""
        told: dict[str, Figures] = {}
        model = self._product.versions.model(self._job.number)
        for partner, number in hand_over(model, self._job, self._audit):
            figures = yield from _judged(
                partner, number, threshold_figures(partner.versions.manifest(number))
            )
            told[model_name_of(partner)] = {"number": number, **figures}
        return told

    def record(self, model: ModelArtifact) -> Generator[TrainingProgress, None, Figures]:
        """The version, then what it says of pictures that it did not learn."""
        job, versions = self._job, self._product.versions
        name = model_name_of(self._product) if job.partners else ""
        figures = threshold_figures(calibrated_for(model.manifest, name))
        versions.add(
            job.number,
            by=job.by,
            snapshot=job.snapshot,
            figures=figures,
            notes=job.notes,
            product=name,
        )
        end_job(versions, job.number)
        return (yield from _judged(self._product, job.number, figures))

    def _spec(self) -> TrainingSpec:
        job = self._job
        return TrainingSpec(
            method=job.method,
            schedule=job.schedule,
            steps=job.steps,
            teacher=job.teacher,
            puad_weight=job.puad_weight,
            height=job.height,
            width=job.width,
            tile=job.tile,
            start=str(self._product.versions.model(job.start)) if job.start else "",
        )


def _judged(
    product: ProductFolder, number: int, figures: Figures
) -> Generator[TrainingProgress, None, Figures]:
    table = yield from score_version(product, number)
    whole = figures | figures_of(table, product.samples.all())
    product.versions.set_figures(number, whole)
    return whole
