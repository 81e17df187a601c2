"""From a GenICam pixel format's bytes to grey or RGB.

Decoded in our process, not in the camera's: that one must be back at the driver's queue before
the next frame comes. Values of 10 and 12 bits are spread over all 16, by repeating their highest
bits below, so that full scale is 65535 whatever the sensor. Names and layouts: EMVA, "Pixel
Format Naming Convention" (PFNC) 2.x; the "Packed" ones are GigE Vision's older layout.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.errors import CameraError
from camera.types import Pixels

Bytes = NDArray[np.uint8]

BITS = {
    "Mono8": 8,
    "Mono10": 16,
    "Mono12": 16,
    "Mono14": 16,
    "Mono16": 16,
    "Mono10p": 10,
    "Mono12p": 12,
    "Mono12Packed": 12,
    "RGB8": 24,
    "BGR8": 24,
    "RGBa8": 32,
    "BGRa8": 32,
    "YCbCr422_8": 16,
    "YCbCr422_8_CbYCrY": 16,
    "YUV422_8": 16,
    "YUV422_8_UYVY": 16,
}
"""Bits per pixel of the formats that are decoded, Bayer formats apart."""

_BAYER = {
    "RG": cv2.COLOR_BayerRGGB2RGB,
    "GR": cv2.COLOR_BayerGRBG2RGB,
    "GB": cv2.COLOR_BayerGBRG2RGB,
    "BG": cv2.COLOR_BayerBGGR2RGB,
}


def bits_per_pixel(pixel_format: str) -> int:
    """Raises CameraError for a format that is not decoded."""
    bits = BITS.get(_mono_name(pixel_format))
    if bits is None:
        raise CameraError(
            f"The camera sends the pixel format {pixel_format}, which can't be decoded.",
            "No part is inspected.",
            "Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the "
            "like, RGB8, BGR8 or YCbCr422_8.",
        )
    return bits


def decode(content: Bytes, width: int, height: int, pixel_format: str) -> Pixels:
    """A frame's bytes, rows without padding, to (H, W) grey or (H, W, 3) RGB, uint8 or uint16.

    The result owns its memory. Raises CameraError for an unknown format or too few bytes.
    """
    wanted = width * height * bits_per_pixel(pixel_format) // 8
    if content.size < wanted:
        raise CameraError(
            f"A frame of {content.size} bytes came where {wanted} were announced.",
            "This part was not inspected.",
            "Check the camera's settings; start the line again.",
        )
    content = content[:wanted]
    if pixel_format.startswith("Bayer"):
        grey = _grey(content, width, height, _mono_name(pixel_format))
        return _owned(cv2.cvtColor(grey, _BAYER[pixel_format[5:7]]))
    if pixel_format.startswith("Mono"):
        return _owned(_grey(content, width, height, pixel_format))
    if pixel_format.startswith(("YCbCr", "YUV")):
        return _from_ycbcr(content.reshape(height, width, 2), pixel_format)
    pixels = content.reshape(height, width, -1)[..., :3]
    return _owned(pixels if pixel_format.startswith("RGB") else pixels[..., ::-1])


def _mono_name(pixel_format: str) -> str:
    """BayerRG12p holds its values as Mono12p does."""
    return f"Mono{pixel_format[7:]}" if pixel_format.startswith("Bayer") else pixel_format


def _grey(content: Bytes, width: int, height: int, pixel_format: str) -> NDArray[Any]:
    if pixel_format == "Mono8":
        return content.reshape(height, width)
    depth = int("".join(c for c in pixel_format[4:6] if c.isdigit()))
    if pixel_format.endswith("p"):
        values = _unpacked(content, depth)
    elif pixel_format.endswith("Packed"):
        values = _unpacked_gev12(content)
    else:
        values = content.view("<u2").astype(np.uint16)
    return _spread(values, depth)[: width * height].reshape(height, width)


def _unpacked(content: Bytes, depth: int) -> NDArray[np.uint16]:
    """Values one after the other, lowest bit first: 4 in 5 bytes, or 2 in 3."""
    group, count = (5, 4) if depth == 10 else (3, 2)
    padded = np.pad(content, (0, -content.size % group)).reshape(-1, group).astype(np.uint16)
    values = np.empty((padded.shape[0], count), np.uint16)
    for index in range(count):
        byte, shift = divmod(index * depth, 8)
        pair = padded[:, byte] | padded[:, byte + 1] << np.uint16(8)
        values[:, index] = pair >> np.uint16(shift) & np.uint16((1 << depth) - 1)
    return values.reshape(-1)


def _unpacked_gev12(content: Bytes) -> NDArray[np.uint16]:
    """Two values in three bytes; the middle one holds both low nibbles."""
    padded = np.pad(content, (0, -content.size % 3)).reshape(-1, 3).astype(np.uint16)
    values = np.empty((padded.shape[0], 2), np.uint16)
    values[:, 0] = padded[:, 0] << np.uint16(4) | padded[:, 1] & np.uint16(15)
    values[:, 1] = padded[:, 2] << np.uint16(4) | padded[:, 1] >> np.uint16(4)
    return values.reshape(-1)


def _spread(values: NDArray[np.uint16], depth: int) -> NDArray[np.uint16]:
    if depth == 16:
        return values
    return values << np.uint16(16 - depth) | values >> np.uint16(2 * depth - 16)


def _from_ycbcr(pairs: NDArray[np.uint8], pixel_format: str) -> Pixels:
    """Full-range BT.601, each chroma value shared by two pixels of a row."""
    luma_last = pixel_format.endswith(("CbYCrY", "UYVY"))
    luma, chroma = (pairs[..., 1], pairs[..., 0]) if luma_last else (pairs[..., 0], pairs[..., 1])
    blue = np.repeat(chroma[:, 0::2], 2, axis=1)
    red = np.repeat(chroma[:, 1::2], 2, axis=1)
    return _owned(cv2.cvtColor(np.dstack((luma, red, blue)), cv2.COLOR_YCrCb2RGB))


def _owned(pixels: NDArray[Any]) -> Pixels:
    """Contiguous, and no view into memory that the next frame overwrites."""
    return np.array(pixels, copy=True, order="C")
