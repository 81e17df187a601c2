"""One model for several products: each has a calibration of its own."""

from __future__ import annotations

from dataclasses import replace

from core.artifact.manifest import Manifest
from core.artifact.store import ModelArtifact
from core.errors import ArtifactError


def for_product(artifact: ModelArtifact, product: str = "") -> ModelArtifact:
    """``artifact`` with the map normalisation and thresholds of ``product``.

    A model of one product serves any name. Raises ArtifactError where a model of several products
    is asked for none of them: another product's threshold would let bad parts pass.
    """
    return replace(artifact, manifest=calibrated_for(artifact.manifest, product))


def calibrated_for(manifest: Manifest, product: str) -> Manifest:
    """The manifest alone, see ``for_product``. It then serves that product only."""
    if not manifest.products:
        return manifest
    if product not in manifest.products:
        asked = f"none is called {product!r}" if product else "none was named"
        raise ArtifactError(
            f"The model serves several products, and {asked}.",
            "Without its own thresholds no part can be judged.",
            f"Name one of {', '.join(sorted(manifest.products))}.",
        )
    own = manifest.products[product]
    training = {
        "held_out": own.held_out or manifest.training.held_out,
        "snapshot": own.snapshot,
        "sizes": own.sizes,
    }
    return manifest.model_copy(
        update={
            "normalization": own.normalization,
            "puad": own.puad,
            "image_threshold": own.image_threshold,
            "pixel_threshold": own.pixel_threshold,
            "validation_scores": own.validation_scores,
            "training": manifest.training.model_copy(update=training),
            "compared": own.compared,
            "products": {},
        }
    )
