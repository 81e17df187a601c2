"""Sentences of lines and cameras. Written by tests.helpers.sentence_catalog."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# ruff: noqa: E501

SENTENCES = (
    QT_TRANSLATE_NOOP("Sentences", "A camera needs a buffer, got {0}."),
    QT_TRANSLATE_NOOP("Sentences", "A frame of {0} bytes came where {1} were announced."),
    QT_TRANSLATE_NOOP("Sentences", "A part needs at least {0} pixels a side."),
    QT_TRANSLATE_NOOP("Sentences", "A part was missed."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "A picture came that no trigger asked for. It was not inspected. Check that only this program triggers the camera.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "A rate is above 0 Hz, got {0}."),
    QT_TRANSLATE_NOOP("Sentences", "A recording is played at a rate or in its own time, not both."),
    QT_TRANSLATE_NOOP("Sentences", "A verdict came after its deadline."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check its cable and power; the line goes on by itself when it is back."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check its cable, and that no other program uses it."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check its cable, power and address, and that no other program holds it."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the camera's settings; start the line again."),
    QT_TRANSLATE_NOOP("Sentences", "Check the drive and the permissions of the file."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the path, the permissions and the drive; the line goes on by itself."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check the value, its limits, and that nothing else locks it: sizes and formats can't change while the camera streams.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Choose a folder with images ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another file, or convert it to Motion JPEG or H.264."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another output, or allow overwriting."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another output, or remove it yourself."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another trigger mode in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Choose free run or the software trigger in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Choose the software trigger in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Close other programs, or make the camera's region smaller."),
    QT_TRANSLATE_NOOP("Sentences", "Correct it, or restore {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Correct the file, or play the images at a rate."),
    QT_TRANSLATE_NOOP("Sentences", "Free disk space or choose another folder."),
    QT_TRANSLATE_NOOP("Sentences", "Free the device, or run this model on the CPU."),
    QT_TRANSLATE_NOOP("Sentences", "Give each recipe's line a name of its own."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Install the driver of its maker for this computer, or name the right file."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Install the driver of the camera's maker: it sets GENICAM_GENTL64_PATH. Or name its .cti file in the recipe.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "It came while the camera still owed the picture of the trigger before."
    ),
    QT_TRANSLATE_NOOP("Sentences", "It can't be started."),
    QT_TRANSLATE_NOOP("Sentences", "It takes {0}."),
    QT_TRANSLATE_NOOP("Sentences", "It was not touched."),
    QT_TRANSLATE_NOOP("Sentences", "Its picture was lost on the way."),
    QT_TRANSLATE_NOOP("Sentences", "Its scores would mean nothing; the line can't run with it."),
    QT_TRANSLATE_NOOP("Sentences", "Its settings can't be read or changed."),
    QT_TRANSLATE_NOOP("Sentences", "Name a model's folder."),
    QT_TRANSLATE_NOOP("Sentences", "No GenICam driver is known."),
    QT_TRANSLATE_NOOP("Sentences", "No camera can be opened."),
    QT_TRANSLATE_NOOP("Sentences", "No part is inspected until it is back."),
    QT_TRANSLATE_NOOP("Sentences", "No part is inspected."),
    QT_TRANSLATE_NOOP("Sentences", "No picture came for this trigger."),
    QT_TRANSLATE_NOOP("Sentences", "No picture was taken for this trigger."),
    QT_TRANSLATE_NOOP("Sentences", "No time was measured."),
    QT_TRANSLATE_NOOP("Sentences", "No way leads from schema {0} to {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was changed."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was computed."),
    QT_TRANSLATE_NOOP("Sentences", "Plug it in again; the line goes on by itself."),
    QT_TRANSLATE_NOOP("Sentences", "Put it back where it was; the line goes on by itself."),
    QT_TRANSLATE_NOOP("Sentences", "Repair the compiler, or report this with its words."),
    QT_TRANSLATE_NOOP("Sentences", "Report it with the log file."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Restart the program; if it happens again, check the device and its driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Restore the model from a backup or train it again."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the like, RGB8, BGR8 or YCbCr422_8.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Set its value."),
    QT_TRANSLATE_NOOP("Sentences", "Set the camera's size as it was when the recipe was made."),
    QT_TRANSLATE_NOOP("Sentences", "Sharpness needs {0} pixels a side, got {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Something unexpected went wrong: {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Start it again, and report this with the log file."),
    QT_TRANSLATE_NOOP("Sentences", "Start it first."),
    QT_TRANSLATE_NOOP("Sentences", "Start the line again."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Start the line again; if it happens again, check the camera and its driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Start the line first."),
    QT_TRANSLATE_NOOP("Sentences", "Take it out of the recipe, or choose the right camera."),
    QT_TRANSLATE_NOOP("Sentences", "The camera does not answer any more."),
    QT_TRANSLATE_NOOP("Sentences", "The camera has no feature {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera is back after {0} s."),
    QT_TRANSLATE_NOOP("Sentences", "The camera is not open."),
    QT_TRANSLATE_NOOP("Sentences", "The camera number {0} is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The camera number {0} of this computer gives no picture."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The camera sends the pixel format {0}, which can't be decoded."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The camera was lost before its picture came."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is gone."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is not connected."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} takes no software trigger: it is set to {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's driver failed: {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's driver has stopped working."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's settings are not those of the recipe."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The challenge failed: a known part got a wrong verdict. No part is judged until it is passed. Call an engineer, then challenge again.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The challenge failed: a known part got a wrong verdict. The verdicts of this line may be wrong. Call an engineer.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The challenge is due. No part is judged until it is passed. Touch Challenge."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The challenge is due. Touch Challenge."),
    QT_TRANSLATE_NOOP("Sentences", "The compiler {0} failed with exit code {1}: {2}."),
    QT_TRANSLATE_NOOP("Sentences", "The database takes results again."),
    QT_TRANSLATE_NOOP("Sentences", "The device failed: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The device has too little memory to judge one image."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The device {0} is not there; this machine has {1} CUDA device(s)."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The driver of the camera {0} hangs."),
    QT_TRANSLATE_NOOP("Sentences", "The driver {0} does not exist."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The file {0} can't be read as rows of file name and nanoseconds: {1}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The file {0} is no video that can be decoded."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The file {0} of the model {1} is damaged: its checksum is wrong."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} can't be read."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} holds no images."),
    QT_TRANSLATE_NOOP("Sentences", "The images can't be played in their original timing."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The inspection is behind: the deadline had passed when this part's turn came."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The line can't run with it."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't run with this model."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't start."),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on with the processor, which is slower."),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on without it."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The line starts it again by itself; if it happens often, update the camera's driver.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The line starts it again by itself; if it happens often, update the driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The line stopped."),
    QT_TRANSLATE_NOOP("Sentences", "The line was stopped before this part was judged."),
    QT_TRANSLATE_NOOP("Sentences", "The manifest states no schema_version."),
    QT_TRANSLATE_NOOP("Sentences", "The model could not be written to {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model gave no number for this picture."),
    QT_TRANSLATE_NOOP("Sentences", "The model that was there before, if any, still stands."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The model was written by a newer program (schema {0}, known up to {1})."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The model {0} lacks its file {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model {0} names no {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model's tensor {0} holds values that are not numbers."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The part could not be aligned with the reference. Check its position."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The part is turned by {0} degrees. Check its seat."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The part lies {0} pixels off its place. Check the stop or the trigger's delay.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The part was not judged in time. Put it before the camera again."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The part was not judged."),
    QT_TRANSLATE_NOOP("Sentences", "The picture and the recipe's reference differ in size."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The picture is blurred (sharpness {0}, at least {1} is needed). Clean and focus the lens.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The picture is only {0}x{1} pixels large."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The picture is too bright ({0}). Check the light and the exposure."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The picture is too dark ({0}). Check the light and the exposure."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The producer {0} can't be loaded: it is no GenTL driver for this computer."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} crashed."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} does not exist."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} failed: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} hangs."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The recipe {0} was written by a newer Goodpart (version {1} of its form)."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The recipe {0} {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The recording {0} is gone."),
    QT_TRANSLATE_NOOP("Sentences", "The recording {0} is not being played."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The score lies so near the threshold that a person should look."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The simulated GenICam camera can't be used here."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated camera is unplugged."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line has no input for a hardware trigger."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line runs freely and takes no trigger."),
    QT_TRANSLATE_NOOP("Sentences", "The station did not start."),
    QT_TRANSLATE_NOOP("Sentences", "The verdict did not come before the deadline."),
    QT_TRANSLATE_NOOP("Sentences", "The video {0} can't be read."),
    QT_TRANSLATE_NOOP("Sentences", "There is already something at {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no C compiler ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "There is no device type {0} here."),
    QT_TRANSLATE_NOOP("Sentences", "There is no histogram of an empty image."),
    QT_TRANSLATE_NOOP("Sentences", "There is no memory for {0} frames: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "There is no part like the reference (likeness {0}). Check that a part lies there and that the recipe is the right one.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no precision {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing to inspect."),
    QT_TRANSLATE_NOOP("Sentences", "There was no trigger {0}."),
    QT_TRANSLATE_NOOP("Sentences", "This camera takes no software trigger."),
    QT_TRANSLATE_NOOP("Sentences", "This part was not inspected."),
    QT_TRANSLATE_NOOP("Sentences", "This predictor was closed."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Train it again, with a lower learning rate if this happens twice."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Train it again."),
    QT_TRANSLATE_NOOP("Sentences", "Two recipes are for the line {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Update this program, or train the model here."),
    QT_TRANSLATE_NOOP("Sentences", "Update this station, or use the recipe's previous version."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto or cpu, or check the driver."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto, cpu or cuda."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto, fp32 or bf16."),
    QT_TRANSLATE_NOOP("Sentences", "Waits grow from above 0: {0} to {1} s."),
    QT_TRANSLATE_NOOP("Sentences", "What is at {0} is not a model, or holds more than one."),
    QT_TRANSLATE_NOOP("Sentences", "{0} could not be read: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} could not be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} failed: {1}. The inspection goes on without it."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: its checksum is wrong."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: {1}: {2}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is no command."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not a model: it has no {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} of the part lies outside the camera's picture. Check the part's position, or choose a region with room around it.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} of the picture is over- or underexposed. Check the light and the exposure.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "{0} parts wait for the engine: the inspection is slower than the line."
    ),
    QT_TRANSLATE_NOOP("Sentences", "{0} was set to {1}, but the camera holds {2}."),
)
