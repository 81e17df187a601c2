"""What a report's page says of the model."""

from app.reporting import model_facts
from tests.helpers.models import manifest


def test_learned_pictures_and_those_of_the_threshold_are_told_apart() -> None:
    facts = model_facts(manifest())
    assert facts["Trained on"] == "1 good images of parts; 5 more set the threshold"
