"""Sentences of lines and cameras. Written by tests.helpers.sentence_catalog."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# ruff: noqa: E501

SENTENCES = (
    QT_TRANSLATE_NOOP("Sentences", "A PIN has at least {0} digits."),
    QT_TRANSLATE_NOOP("Sentences", "A camera needs a buffer, got {0}."),
    QT_TRANSLATE_NOOP("Sentences", "A certificate of the MQTT output can't be read: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "A correction needs good or bad, a reason and a name."),
    QT_TRANSLATE_NOOP("Sentences", "A frame of {0} bytes came where {1} were announced."),
    QT_TRANSLATE_NOOP("Sentences", "A name has 1 to {0} printable characters."),
    QT_TRANSLATE_NOOP("Sentences", "A part came to the output during the pulse of the one before."),
    QT_TRANSLATE_NOOP("Sentences", "A part needs at least {0} pixels a side."),
    QT_TRANSLATE_NOOP("Sentences", "A part was missed."),
    QT_TRANSLATE_NOOP("Sentences", "A password has at least {0} characters."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "A picture came that no trigger asked for. It was not inspected. Check that only this program triggers the camera.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "A rate is above 0 Hz, got {0}."),
    QT_TRANSLATE_NOOP("Sentences", "A recording is played at a rate or in its own time, not both."),
    QT_TRANSLATE_NOOP("Sentences", "A score deviates by {0} of the threshold; {1} is the limit."),
    QT_TRANSLATE_NOOP("Sentences", "A verdict came after its deadline."),
    QT_TRANSLATE_NOOP("Sentences", "Access control is off."),
    QT_TRANSLATE_NOOP("Sentences", "Add a user first."),
    QT_TRANSLATE_NOOP("Sentences", "Add an administrator first."),
    QT_TRANSLATE_NOOP("Sentences", "All parts are rejected until those have passed the output."),
    QT_TRANSLATE_NOOP("Sentences", "Before another version was restored."),
    QT_TRANSLATE_NOOP("Sentences", "Bring the broker back, or allow a larger outbox."),
    QT_TRANSLATE_NOOP("Sentences", "Bring the camera back, then choose the recipe again."),
    QT_TRANSLATE_NOOP("Sentences", "Check ca_file, certificate_file and key_file of the output."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check its cable and power; the line goes on by itself when it is back."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check its cable, and that no other program uses it."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check its cable, power and address, and that no other program holds it."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check that its server runs, that its disk has room, and the station's settings.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check the address and that no other program has the port; ports below 1024 need rights of their own.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check the broker's limit of a message's size. The connection is made anew by itself.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the broker's limits and access list, then take that file away."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the broker, the network, the password and the certificates."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the camera's settings; start the line again."),
    QT_TRANSLATE_NOOP("Sentences", "Check the controller and its program."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check the controller's program: Results Ack follows Results Ready, on and off.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the device, and bring the model live through the gate."),
    QT_TRANSLATE_NOOP("Sentences", "Check the disk and the rights of the file."),
    QT_TRANSLATE_NOOP("Sentences", "Check the drive and the permissions of the file."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the encoder; with a counter that begins again at 0 set encoder_bits."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the network share, its rights and its space."),
    QT_TRANSLATE_NOOP("Sentences", "Check the network, the address and the controller."),
    QT_TRANSLATE_NOOP("Sentences", "Check the network, the address, and the server's certificate."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the path, the permissions and the drive; the line goes on by itself."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the path."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Check the register addresses in the recipe and in the controller."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Check the server and its rights."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Check the value, its limits, and that nothing else locks it: sizes and formats can't change while the camera streams.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Choose a GenICam camera, or another output."),
    QT_TRANSLATE_NOOP("Sentences", "Choose a folder with images ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "Choose a shorter time, or export as CSV."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another file, or convert it to Motion JPEG or H.264."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another name."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another one."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Choose another output, or give this user the right to write there."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Choose another output, or remove it yourself."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another output, or replace it with --overwrite."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another signal."),
    QT_TRANSLATE_NOOP("Sentences", "Choose another trigger mode in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Choose free run or the software trigger in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Choose one of those that `recipe versions` lists."),
    QT_TRANSLATE_NOOP("Sentences", "Choose the software trigger in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Close other programs, or make the camera's region smaller."),
    QT_TRANSLATE_NOOP("Sentences", "Connect its disk, or choose another folder in the settings."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Correct it, or restore one of those that `recipe versions` lists."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Correct it, or restore {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Correct the file in the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "Correct the file, or play the images at a rate."),
    QT_TRANSLATE_NOOP("Sentences", "Correct the server."),
    QT_TRANSLATE_NOOP(
        "Sentences", "End another program that uses it, or give this user the right to write there."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "End the program that uses this port, or choose another host or port."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Entries are cut off at the end: the {0} knows {1}, the log ends with {2}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Entry {0} closes a torn line of {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Entry {0} is not the one that the {1} knows."),
    QT_TRANSLATE_NOOP("Sentences", "Force a signal of a digital or Modbus output instead."),
    QT_TRANSLATE_NOOP("Sentences", "Free disk space or choose another folder."),
    QT_TRANSLATE_NOOP("Sentences", "Free disk space, or allow writing beside the model."),
    QT_TRANSLATE_NOOP("Sentences", "Free disk space, or close the program that has the file open."),
    QT_TRANSLATE_NOOP("Sentences", "Free disk space, or give this user the right to write there."),
    QT_TRANSLATE_NOOP("Sentences", "Free the device, or run this model on the CPU."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Give each a number with `recipe number`, or a line of its own."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Give sqlite:///FILE or postgresql://USER@HOST/DATABASE."),
    QT_TRANSLATE_NOOP("Sentences", "Give the file one of these endings."),
    QT_TRANSLATE_NOOP("Sentences", "Give this user the right to read and write there."),
    QT_TRANSLATE_NOOP("Sentences", "Give this user the right to write there."),
    QT_TRANSLATE_NOOP("Sentences", "Install goodpart[{0}], or use another backend."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Install the driver of its maker for this computer, or name the right file."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Install the driver of the camera's maker: it sets GENICAM_GENTL64_PATH. Or name its .cti file in the recipe, or with --producer.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "It came during a changeover to a recipe whose camera takes no trigger."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "It came during a changeover, and another trigger waited for its end already."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "It came while the camera still owed the picture of the trigger before."
    ),
    QT_TRANSLATE_NOOP("Sentences", "It can't be started."),
    QT_TRANSLATE_NOOP("Sentences", "It can't be used."),
    QT_TRANSLATE_NOOP("Sentences", "It did not act on this part."),
    QT_TRANSLATE_NOOP("Sentences", "It does not run here: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "It gets no results."),
    QT_TRANSLATE_NOOP("Sentences", "It gets no results; what was not confirmed is sent again."),
    QT_TRANSLATE_NOOP("Sentences", "It has more than {0} characters, or some that can't be typed."),
    QT_TRANSLATE_NOOP("Sentences", "It is shown again until it is too old."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "It is started anew by itself; end other programs that keep this computer busy.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "It is started anew by itself; if that does not help, start the station again."
    ),
    QT_TRANSLATE_NOOP("Sentences", "It may not see the results any more."),
    QT_TRANSLATE_NOOP("Sentences", "It opens by itself."),
    QT_TRANSLATE_NOOP("Sentences", "It starts again by itself."),
    QT_TRANSLATE_NOOP("Sentences", "It takes {0}."),
    QT_TRANSLATE_NOOP("Sentences", "It was not touched."),
    QT_TRANSLATE_NOOP("Sentences", "It was too late to act on it."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "It would stand in the settings for everybody to read. No result is recorded there.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Its folder can't be made: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Its line stays at rest."),
    QT_TRANSLATE_NOOP("Sentences", "Its picture did not come before the changeover."),
    QT_TRANSLATE_NOOP("Sentences", "Its picture was lost on the way."),
    QT_TRANSLATE_NOOP("Sentences", "Its scores would mean nothing; no part can be judged with it."),
    QT_TRANSLATE_NOOP("Sentences", "Its settings can't be read or changed."),
    QT_TRANSLATE_NOOP("Sentences", "Judging {0} pictures with plain torch, to compare with."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Log in to the computer as the one under whom the station runs."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Make pulse_ms shorter than the time between two parts."),
    QT_TRANSLATE_NOOP("Sentences", "Make somebody else an administrator first."),
    QT_TRANSLATE_NOOP("Sentences", "Measuring in turns."),
    QT_TRANSLATE_NOOP("Sentences", "Name a folder of good parts with --data."),
    QT_TRANSLATE_NOOP("Sentences", "Name a model's folder."),
    QT_TRANSLATE_NOOP("Sentences", "Name a person."),
    QT_TRANSLATE_NOOP("Sentences", "Name one of {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Name the file in it."),
    QT_TRANSLATE_NOOP("Sentences", "Name the same camera settings in all recipes of this line."),
    QT_TRANSLATE_NOOP("Sentences", "No GenICam driver is known."),
    QT_TRANSLATE_NOOP("Sentences", "No administrator would be left."),
    QT_TRANSLATE_NOOP("Sentences", "No camera can be opened."),
    QT_TRANSLATE_NOOP("Sentences", "No log-in for {0} s more."),
    QT_TRANSLATE_NOOP("Sentences", "No model can be written to {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "No part can be judged with it."),
    QT_TRANSLATE_NOOP("Sentences", "No part can be judged with this model."),
    QT_TRANSLATE_NOOP("Sentences", "No part is inspected until it is back."),
    QT_TRANSLATE_NOOP("Sentences", "No part is inspected."),
    QT_TRANSLATE_NOOP("Sentences", "No part is judged."),
    QT_TRANSLATE_NOOP("Sentences", "No part is on record there."),
    QT_TRANSLATE_NOOP("Sentences", "No picture came for this trigger."),
    QT_TRANSLATE_NOOP("Sentences", "No picture was taken for this trigger."),
    QT_TRANSLATE_NOOP("Sentences", "No result is recorded in a database."),
    QT_TRANSLATE_NOOP("Sentences", "No result is recorded there: they are kept in the journal."),
    QT_TRANSLATE_NOOP("Sentences", "No time was measured."),
    QT_TRANSLATE_NOOP("Sentences", "No way leads from schema {0} to {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Nobody can log in; the line goes on, and operators with it."),
    QT_TRANSLATE_NOOP("Sentences", "Nobody can log in; the operator's rights hold."),
    QT_TRANSLATE_NOOP("Sentences", "Nobody was added: nobody could change users afterwards."),
    QT_TRANSLATE_NOOP("Sentences", "Nobody was logged in."),
    QT_TRANSLATE_NOOP("Sentences", "Not even plain torch judges as it should here."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing computes here any more."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing is sent to the server."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing is sent."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing is switched."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was begun."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was changed, nobody was logged in."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was changed."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was computed with it."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was computed."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was exported."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing was optimised; the model runs as before."),
    QT_TRANSLATE_NOOP("Sentences", "Other parts are recorded."),
    QT_TRANSLATE_NOOP("Sentences", "Parts that get another verdict: {0} of {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Pictures are kept again."),
    QT_TRANSLATE_NOOP("Sentences", "Pictures are not kept. Results go on."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Pictures come faster than they can be written: {0} were given up."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Plug it in again; the line goes on by itself."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Pulses ran into one another; good parts may have been rejected."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Put it back where it was; the line goes on by itself."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Put it into PostgreSQL's password file (.pgpass) and leave it out of the address.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Release the forced signals on the test page."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Remove puad_weight from the recipe, or train with --puad-weight."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Remove the folder {0}; then a new one is made, which clients must trust anew."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Repair the compiler, or report this with its words."),
    QT_TRANSLATE_NOOP("Sentences", "Report it with the log file."),
    QT_TRANSLATE_NOOP("Sentences", "Report this with the log file."),
    QT_TRANSLATE_NOOP("Sentences", "Report this with the log."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Restart the program; if it happens again, check the device and its driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Restart the program; if it happens again, update it."),
    QT_TRANSLATE_NOOP("Sentences", "Restore the file from a backup, or choose another version."),
    QT_TRANSLATE_NOOP("Sentences", "Restore the file from a backup, or use `access recover`."),
    QT_TRANSLATE_NOOP("Sentences", "Restore the model from a backup or train it again."),
    QT_TRANSLATE_NOOP("Sentences", "Restore the picture, or take a new one."),
    QT_TRANSLATE_NOOP("Sentences", "Results are kept in a journal until the database takes them."),
    QT_TRANSLATE_NOOP("Sentences", "Results are not sent to the broker."),
    QT_TRANSLATE_NOOP("Sentences", "Results are on no disk yet: they wait in memory."),
    QT_TRANSLATE_NOOP("Sentences", "Results can't be read from it or written to it now."),
    QT_TRANSLATE_NOOP("Sentences", "Results go on. Free disk space, or keep fewer pictures."),
    QT_TRANSLATE_NOOP("Sentences", "Results that the database does not take wait in memory."),
    QT_TRANSLATE_NOOP("Sentences", "Results that wait on disk: {0}; the line goes on."),
    QT_TRANSLATE_NOOP("Sentences", "Results wait and are sent again."),
    QT_TRANSLATE_NOOP("Sentences", "Results wait on disk; the line goes on."),
    QT_TRANSLATE_NOOP("Sentences", "Results wait until it can be written."),
    QT_TRANSLATE_NOOP("Sentences", "Run 'model optimize' again for this model."),
    QT_TRANSLATE_NOOP("Sentences", "Run 'model optimize' for this model; it then runs by itself."),
    QT_TRANSLATE_NOOP("Sentences", "Run a line, which makes it, or check the address."),
    QT_TRANSLATE_NOOP("Sentences", "Say why, and who says so."),
    QT_TRANSLATE_NOOP("Sentences", "See `access users`."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the like, RGB8, BGR8 or YCbCr422_8.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Set its value."),
    QT_TRANSLATE_NOOP("Sentences", "Set the camera as it was, or train with such pictures."),
    QT_TRANSLATE_NOOP("Sentences", "Set the camera's size as it was when the recipe was made."),
    QT_TRANSLATE_NOOP("Sentences", "Sharpness needs {0} pixels a side, got {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Shift reports are written again."),
    QT_TRANSLATE_NOOP("Sentences", "Something unexpected went wrong: {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Start it again, and report this with the log file."),
    QT_TRANSLATE_NOOP("Sentences", "Start it first."),
    QT_TRANSLATE_NOOP("Sentences", "Start the line again."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Start the line again; if it happens again, check the camera and its driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Start the line first."),
    QT_TRANSLATE_NOOP("Sentences", "Start the line, and check the camera."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Stored parts with another verdict than people gave: {0} of {1}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Take it out of the recipe, or choose the right camera."),
    QT_TRANSLATE_NOOP("Sentences", "TensorRT can't use the prepared network."),
    QT_TRANSLATE_NOOP("Sentences", "TensorRT could not build the network."),
    QT_TRANSLATE_NOOP("Sentences", "TensorRT could not compute the maps."),
    QT_TRANSLATE_NOOP("Sentences", "That is no address of a database."),
    QT_TRANSLATE_NOOP("Sentences", "That is not right."),
    QT_TRANSLATE_NOOP("Sentences", "The MQTT broker {0} does not take results: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The MQTT broker {0} hangs up at a result."),
    QT_TRANSLATE_NOOP("Sentences", "The MQTT broker {0} refused results for good: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The MQTT outbox is full. Results that were given up: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The MQTT output is not open."),
    QT_TRANSLATE_NOOP("Sentences", "The Modbus server can't listen at {0}, port {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The Modbus server has ended."),
    QT_TRANSLATE_NOOP("Sentences", "The OPC UA server can't listen at {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The OPC UA server does not work: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The OPC UA server is not open."),
    QT_TRANSLATE_NOOP("Sentences", "The OPC UA server was not ready within {0} s."),
    QT_TRANSLATE_NOOP("Sentences", "The OPC UA server's own certificate can't be used: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The address of the database holds a password."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The anchor is missing or damaged: a cut at the end would not show."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The audit log is not forwarded there."),
    QT_TRANSLATE_NOOP("Sentences", "The audit log {0} could not be written: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The backend {0} can't compute this model's third score (PUAD)."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The backend {0} failed: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The backend {0} lacks a package: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The broker {0} will never get them; the record of the station has them."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The camera does not answer any more."),
    QT_TRANSLATE_NOOP("Sentences", "The camera has no feature {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera is away."),
    QT_TRANSLATE_NOOP("Sentences", "The camera is back after {0} s."),
    QT_TRANSLATE_NOOP("Sentences", "The camera is not open."),
    QT_TRANSLATE_NOOP("Sentences", "The camera number {0} is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The camera number {0} of this computer gives no picture."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The camera sends the pixel format {0}, which can't be decoded."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The camera was changed before its picture came."),
    QT_TRANSLATE_NOOP("Sentences", "The camera was lost before its picture came."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is gone."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is not connected."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The camera {0} takes no software trigger: it is set to {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's driver failed: {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's driver has stopped working."),
    QT_TRANSLATE_NOOP("Sentences", "The camera's settings are not those of the recipe."),
    QT_TRANSLATE_NOOP("Sentences", "The certificates {0} can't be used: {1}."),
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
    QT_TRANSLATE_NOOP("Sentences", "The changeover took longer than the part's deadline."),
    QT_TRANSLATE_NOOP("Sentences", "The compiler {0} failed with exit code {1}: {2}."),
    QT_TRANSLATE_NOOP("Sentences", "The controller did not acknowledge the result of part {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The controller gets no results by OPC UA."),
    QT_TRANSLATE_NOOP("Sentences", "The controller gets no results from it."),
    QT_TRANSLATE_NOOP("Sentences", "The controller gets no results."),
    QT_TRANSLATE_NOOP("Sentences", "The controller may not have this result."),
    QT_TRANSLATE_NOOP("Sentences", "The controller {0} refuses the registers ({1})."),
    QT_TRANSLATE_NOOP("Sentences", "The controller {0}, port {1}, does not answer: {2}."),
    QT_TRANSLATE_NOOP("Sentences", "The controller's heartbeat has stopped for more than {0} s."),
    QT_TRANSLATE_NOOP("Sentences", "The database can't be used: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The database does not know the run {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The database does not take a record: {0}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The database refused results, {0} in all: they are not on record. They are kept in {1}. Report this with that file and the log, then move the file away.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The database takes results again."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The database was written by a newer program; this one knows version {0}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The database {0} is not one that is known."),
    QT_TRANSLATE_NOOP("Sentences", "The device failed: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The device has too little memory to judge one image."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The device {0} is not there; CUDA devices of this machine: {1}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The driver of the camera {0} hangs."),
    QT_TRANSLATE_NOOP("Sentences", "The driver {0} does not exist."),
    QT_TRANSLATE_NOOP("Sentences", "The file before {0} is missing."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The file {0} can't be read as rows of file name and nanoseconds: {1}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The file {0} is no video that can be decoded."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The file {0} of the model {1} is damaged: its checksum is wrong."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The first user must be an administrator."),
    QT_TRANSLATE_NOOP("Sentences", "The folder of pictures {0} can't be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} can't be made: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} can't be read."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} holds no images."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {0} is not there."),
    QT_TRANSLATE_NOOP("Sentences", "The images can't be played in their original timing."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The inspection is behind: the deadline had passed when this part's turn came."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The journal {0} can't be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't change over to recipe {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't judge its parts."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't run with it."),
    QT_TRANSLATE_NOOP("Sentences", "The line can't start."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The line does not start: it would pass parts that this score is to stop."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on with recipe {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on with the processor, which is slower."),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on with torch, which may be slower."),
    QT_TRANSLATE_NOOP("Sentences", "The line goes on without it."),
    QT_TRANSLATE_NOOP("Sentences", "The line ran with it."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The line starts it again by itself; if it happens often, update the camera's driver.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The line starts it again by itself; if it happens often, update the driver."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The line stopped."),
    QT_TRANSLATE_NOOP("Sentences", "The line was stopped before this part was judged."),
    QT_TRANSLATE_NOOP("Sentences", "The line's own states are shown to the other side."),
    QT_TRANSLATE_NOOP("Sentences", "The list of users {0} can't be used."),
    QT_TRANSLATE_NOOP("Sentences", "The list of users {0} can't be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The manifest states no schema_version."),
    QT_TRANSLATE_NOOP("Sentences", "The model could not be written to {0}: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model gave no number for this picture."),
    QT_TRANSLATE_NOOP("Sentences", "The model runs as before."),
    QT_TRANSLATE_NOOP("Sentences", "The model serves several products, and {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The model that was there before, if any, still stands."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The model was written by a newer program (schema {0}, known up to {1})."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The model {0} lacks its file {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model {0} names no {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The model's tensor {0} holds values that are not numbers."),
    QT_TRANSLATE_NOOP("Sentences", "The network could not be exported."),
    QT_TRANSLATE_NOOP("Sentences", "The next part may have been switched as well."),
    QT_TRANSLATE_NOOP("Sentences", "The oldest pictures of {0} parts make room for new ones."),
    QT_TRANSLATE_NOOP("Sentences", "The optimised model could not be written to {0}: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The order of the scores differs (rank correlation {0}, {1} is the limit)."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The outbox {0} can't be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The output %s hangs; it is left behind."),
    QT_TRANSLATE_NOOP("Sentences", "The output is forced by hand."),
    QT_TRANSLATE_NOOP("Sentences", "The output was not switched."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The output {0} does not answer. Parts wait for it; the line goes on. Check the other side.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The output {0} failed: {1}: {2}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The output {0} takes long to start. Parts wait for it; the line goes on. If it stays so, check its settings and the load of this computer.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The part could not be aligned with the reference. Check its position."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The part is not sent again."),
    QT_TRANSLATE_NOOP("Sentences", "The part is turned by {0} degrees. Check its seat."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The part lies {0} pixels off its place. Check the stop or the trigger's delay.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The part was not judged in time. Put it before the camera again."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The part was not judged."),
    QT_TRANSLATE_NOOP("Sentences", "The part was not judged: the model would see it distorted."),
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
        "Sentences",
        "The picture is {0} x {1} px: wider or narrower than any that the model learned.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The picture was taken while the camera's settings changed. It can't be judged with either recipe. Inspect the part again.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "The producer {0} can't be loaded: it is no GenTL driver for this computer."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} crashed."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} does not exist."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} failed: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The producer {0} hangs."),
    QT_TRANSLATE_NOOP("Sentences", "The product {0} has no version that is live."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The queue of parts is full ({0}): the inspection is slower than the line."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The recipe does not say how the camera's {0} should be."),
    QT_TRANSLATE_NOOP("Sentences", "The recipe was not changed."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The recipe weighs a third score (PUAD) that the model does not have."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The recipe {0} has no version {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The recipe {0} was written by a newer Goodpart (version {1} of its form)."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The recipe {0} {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The recipe's version can't be kept."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The recipes for the line {0} have no numbers of their own: {1}."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The recording {0} is gone."),
    QT_TRANSLATE_NOOP("Sentences", "The recording {0} is not being played."),
    QT_TRANSLATE_NOOP("Sentences", "The reference picture {0} can't be read: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The score lies so near the threshold that a person should look."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The server of the webhook answered {0} to part {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The server of the webhook does not answer: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The shift report could not be written."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated GenICam camera can't be used here."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated camera is unplugged."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line has no input for a hardware trigger."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line is not started."),
    QT_TRANSLATE_NOOP("Sentences", "The simulated line runs freely and takes no trigger."),
    QT_TRANSLATE_NOOP("Sentences", "The station did not start."),
    QT_TRANSLATE_NOOP("Sentences", "The station was stopped first."),
    QT_TRANSLATE_NOOP("Sentences", "The value of the recipe before would stay."),
    QT_TRANSLATE_NOOP("Sentences", "The verdict did not come before the deadline."),
    QT_TRANSLATE_NOOP("Sentences", "The verdict stands as it was."),
    QT_TRANSLATE_NOOP("Sentences", "The verdicts of this line may be wrong."),
    QT_TRANSLATE_NOOP("Sentences", "The versions in {0} can't be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "The video {0} can't be read."),
    QT_TRANSLATE_NOOP("Sentences", "The webhook is not open."),
    QT_TRANSLATE_NOOP("Sentences", "Their disk is full."),
    QT_TRANSLATE_NOOP("Sentences", "There are more parts than an Excel sheet holds ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "There is a folder {0} already."),
    QT_TRANSLATE_NOOP("Sentences", "There is a user {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is already something at {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no C compiler ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "There is no backend {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no camera to switch the output."),
    QT_TRANSLATE_NOOP("Sentences", "There is no database {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no device type {0} here."),
    QT_TRANSLATE_NOOP("Sentences", "There is no folder {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no good part to compare with."),
    QT_TRANSLATE_NOOP("Sentences", "There is no histogram of an empty image."),
    QT_TRANSLATE_NOOP("Sentences", "There is no memory for the frame buffers ({0}): {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "There is no part like the reference (likeness {0}). Check that a part lies there and that the recipe is the right one.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no precision {0} with the backend {1} on {2}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no precision {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no recipe {0} on this line."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "There is no recipe {0} on this line. The line goes on with recipe {1}. Ask for one of these: {2}.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no room for another model."),
    QT_TRANSLATE_NOOP("Sentences", "There is no such user."),
    QT_TRANSLATE_NOOP("Sentences", "There is no user {0}."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing to inspect."),
    QT_TRANSLATE_NOOP("Sentences", "There was no trigger {0}."),
    QT_TRANSLATE_NOOP("Sentences", "They are put aside in {0}; others are sent."),
    QT_TRANSLATE_NOOP("Sentences", "This PIN is one of the first that anybody tries."),
    QT_TRANSLATE_NOOP("Sentences", "This backend was closed."),
    QT_TRANSLATE_NOOP("Sentences", "This camera has no outputs."),
    QT_TRANSLATE_NOOP("Sentences", "This camera takes no software trigger."),
    QT_TRANSLATE_NOOP("Sentences", "This is no command. It did nothing."),
    QT_TRANSLATE_NOOP("Sentences", "This list of users belongs to another user of the computer."),
    QT_TRANSLATE_NOOP(
        "Sentences", "This model is being optimised already, by another program or window."
    ),
    QT_TRANSLATE_NOOP("Sentences", "This optimisation was not begun; the other one goes on."),
    QT_TRANSLATE_NOOP("Sentences", "This part was not inspected."),
    QT_TRANSLATE_NOOP("Sentences", "This predictor was closed."),
    QT_TRANSLATE_NOOP("Sentences", "This result did not reach the broker."),
    QT_TRANSLATE_NOOP("Sentences", "Too many parts waited for this output."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Train it again, with a lower learning rate if this happens twice."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Train it again."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Train one (`product train`), then bring it live (`product activate`)."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "Try again; check the rights of this folder and the space on its disk."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Update this program, or train the model here."),
    QT_TRANSLATE_NOOP("Sentences", "Update this station's program."),
    QT_TRANSLATE_NOOP(
        "Sentences", "Update this station, or use a recipe that was written by this version."
    ),
    QT_TRANSLATE_NOOP("Sentences", "Use another backend."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto or cpu, or check the driver."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto or torch, or train without it."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto, cpu or cuda."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto, fp32 or bf16."),
    QT_TRANSLATE_NOOP("Sentences", "Use auto, {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Use {0} or {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Version {0} is damaged: {1} is not what was kept."),
    QT_TRANSLATE_NOOP("Sentences", "Wait until it is done."),
    QT_TRANSLATE_NOOP("Sentences", "Wait; an administrator can set a new PIN."),
    QT_TRANSLATE_NOOP("Sentences", "Waits grow from above 0: {0} to {1} s."),
    QT_TRANSLATE_NOOP("Sentences", "What is at {0} is not a model, or holds more than one."),
    QT_TRANSLATE_NOOP("Sentences", "What names it is put aside. Other parts are recorded."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Where parts on the belt are is not known: the encoder was reset or gave no count.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Where the part is on the belt is not known."),
    QT_TRANSLATE_NOOP("Sentences", "Without a record nothing is changed."),
    QT_TRANSLATE_NOOP("Sentences", "Without its own thresholds no part can be judged."),
    QT_TRANSLATE_NOOP("Sentences", "Write udp://HOST:514 or tcp://HOST:601."),
    QT_TRANSLATE_NOOP(
        "Sentences", "{0} Its parts are not delivered. Report this with the log file."
    ),
    QT_TRANSLATE_NOOP("Sentences", "{0} Pictures of {1} parts are not kept."),
    QT_TRANSLATE_NOOP("Sentences", "{0} can't be changed."),
    QT_TRANSLATE_NOOP("Sentences", "{0} can't be forced."),
    QT_TRANSLATE_NOOP("Sentences", "{0} could not be read: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} could not be used: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} could not be written: {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences", "{0} ends with a torn line: it was being written when the power went."
    ),
    QT_TRANSLATE_NOOP("Sentences", "{0} failed too often."),
    QT_TRANSLATE_NOOP("Sentences", "{0} failed: {1}. The inspection goes on without it."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: its checksum is wrong."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged: {1}: {2}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is neither a .csv nor an .xlsx file."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is no command."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not a model: it has no {1}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not a model: it is no folder."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is the name of a role."),
    QT_TRANSLATE_NOOP("Sentences", "{0} missing before entry {1}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} of the part lies outside the camera's picture. Check the part's position, or choose a region with room around it.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} of the picture is over- or underexposed. Check the light and the exposure.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{0} was set to {1}, but the camera holds {2}."),
    QT_TRANSLATE_NOOP("Sentences", "{0} {1} Call an engineer."),
)
