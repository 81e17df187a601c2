from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.images import list_images, read_image, read_mask, write_image
from core.errors import DataError, ImageError
from tests.helpers.parts import disc


def test_colours_come_as_rgb_and_survive_writing(tmp_path: Path) -> None:
    image = np.zeros((20, 30, 3), np.uint8)
    image[..., 0] = 200
    write_image(tmp_path / "red.png", image)
    assert np.array_equal(read_image(tmp_path / "red.png"), image)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(20, 30), (20, 30, 3)])
def test_eight_and_sixteen_bits_grey_and_rgb_come_back(
    dtype: type, shape: tuple[int, ...], tmp_path: Path
) -> None:
    image = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, shape).astype(dtype)
    write_image(tmp_path / "image.png", image)
    result = read_image(tmp_path / "image.png")
    assert result.dtype == dtype
    assert np.array_equal(result, image)


def test_alpha_is_dropped(tmp_path: Path) -> None:
    rgba = np.random.default_rng(0).integers(0, 255, (10, 12, 4)).astype(np.uint8)
    assert cv2.imwrite(str(tmp_path / "a.png"), rgba)
    assert np.array_equal(read_image(tmp_path / "a.png"), rgba[..., 2::-1])


def test_paths_beyond_ascii_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Prüfteil 検査.png"
    write_image(path, disc(0))
    assert np.array_equal(read_image(path), disc(0))


def _files(tmp_path: Path) -> dict[str, Path]:
    whole_png = cv2.imencode(".png", disc(0))[1].tobytes()
    whole_jpg = cv2.imencode(".jpg", disc(0))[1].tobytes()
    contents = {
        "empty.png": b"",
        "text.png": b"this is no image",
        "cut.png": whole_png[: len(whole_png) // 2],
        "cut.jpg": whole_jpg[: len(whole_jpg) // 2],
        "cut.bmp": whole_jpg[: len(whole_jpg) // 2],
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


@pytest.mark.parametrize("name", ["empty.png", "text.png", "cut.png", "cut.jpg", "cut.bmp"])
def test_a_broken_file_is_named_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(ImageError, match=name):
        read_image(_files(tmp_path)[name])


@pytest.mark.parametrize("name", ["cut.png", "cut.jpg"])
def test_a_truncated_file_is_no_line_of_the_decoder(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ImageError):
        read_image(_files(tmp_path)[name])
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_and_floating_point_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="gone"):
        read_image(tmp_path / "gone.png")
    assert cv2.imwrite(str(tmp_path / "f.tiff"), np.ones((9, 9), np.float32))
    with pytest.raises(ImageError, match="float32"):
        read_image(tmp_path / "f.tiff")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".tif", ".webp"])
def test_a_wrong_suffix_does_not_matter(suffix: str, tmp_path: Path) -> None:
    for wrong in (".png", ".jpg", ".tif"):
        path = tmp_path / f"image{wrong}"
        path.write_bytes(cv2.imencode(suffix, disc(0))[1].tobytes())
        assert read_image(path).shape == disc(0).shape


def test_the_end_of_a_preview_is_not_the_end_of_the_picture(tmp_path: Path) -> None:
    """Cameras put a whole small JPEG into the header of the large one."""
    jpeg = cv2.imencode(".jpg", disc(0))[1].tobytes()
    preview = cv2.imencode(".jpg", disc(1, 32, 32))[1].tobytes()
    header = b"\xff\xe1" + (len(preview) + 2).to_bytes(2, "big") + preview
    whole = jpeg[:2] + header + jpeg[2:] + b"what some cameras add" * 400
    (tmp_path / "whole.jpg").write_bytes(whole)
    assert read_image(tmp_path / "whole.jpg").shape == disc(0).shape
    (tmp_path / "cut.jpg").write_bytes(whole[: len(header) + len(jpeg) * 3 // 4])
    with pytest.raises(ImageError, match="damaged"):
        read_image(tmp_path / "cut.jpg")


@given(st.integers(0, 10_000))
def test_a_jpeg_without_its_end_is_never_read(length: int) -> None:
    jpeg = cv2.imencode(".jpg", disc(0))[1].tobytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cut.jpg"
        path.write_bytes(jpeg[: min(length, len(jpeg) - 2)])
        with pytest.raises(ImageError, match=r"cut\.jpg"):
            read_image(path)


def test_sixteen_bits_are_not_cut_off_in_a_jpeg(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="uint16"):
        write_image(tmp_path / "deep.jpg", disc(0).astype(np.uint16) * 256)
    assert not list(tmp_path.iterdir())


def test_masks_are_true_where_not_black(tmp_path: Path) -> None:
    image = np.zeros((8, 8), np.uint8)
    image[2:4, 5] = 1
    write_image(tmp_path / "m.png", image)
    assert np.array_equal(read_mask(tmp_path / "m.png"), image > 0)


def test_files_are_listed_as_people_count(tmp_path: Path) -> None:
    for name in ("10.png", "2.PNG", "1.jpg", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "3.png").mkdir()
    assert [p.name for p in list_images(tmp_path)] == ["1.jpg", "2.PNG", "10.png"]
    with pytest.raises(DataError, match="can't be read"):
        list_images(tmp_path / "none")


def test_the_order_is_the_same_everywhere(tmp_path: Path) -> None:
    """Equal numbers are told apart by their digits; a raised two is no number; hidden is hidden."""
    for name in ("1.png", "01.png", "1²2.png", "._1.png"):
        (tmp_path / name).write_bytes(b"")
    assert [p.name for p in list_images(tmp_path)] == ["01.png", "1.png", "1²2.png"]


def test_a_full_disk_leaves_the_old_image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "image.png"
    write_image(path, disc(0))

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DataError, match="No space left"):
        write_image(path, disc(1))
    assert np.array_equal(read_image(path), disc(0))


def test_an_unknown_file_type_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match=r"\.xyz"):
        write_image(tmp_path / "image.xyz", disc(0))
