"""Exit codes of the command line. Those of errors are carried by core.errors."""

from __future__ import annotations

SUCCESS = 0
UNEXPECTED = 1
USAGE = 2
NOT_JUDGED = 8
NO_DISPLAY = 9
DAMAGED_MODEL = 4
LINE_FAILED = 11
CAMERA = 12
GATE_REFUSED = 14
NOTHING_JUDGED = 19
AUDIT_UNSOUND = 21
INTERRUPTED = 130
READER_GONE = 141

EXPLANATION = """\
exit codes:
  0    done
  1    an unexpected error, see the log (--debug shows it)
  2    wrong arguments
  3    images or data set can't be used
  4    model folder damaged, incomplete or newer than this program
  5    teacher or backbone weights missing or damaged
  6    training can't start or go on
  7    device absent or out of memory
  8    inspect: done, but at least one image could not be judged
  9    no display to open the window on, or a library of the system is missing
  10   a recipe is missing, damaged or newer than this program
  11   station: a line failed
  12   a camera is missing, lost or refuses a setting
  13   a product or a version is missing, damaged or live
  14   product activate: a pinned part gets another verdict, the live model stays
  15   the database of results can't be used
  16   the station's settings can't be used
  17   an output can't be used
  18   a secret is missing or can't be used
  19   station: a line judged no part at all: every part ended in an error, or no camera came
  20   not allowed: a wrong PIN, no such user, or the list of users can't be used
  21   the audit log can't be written, or does not hold what was once written
  130  stopped by Ctrl-C; a training keeps its checkpoint and goes on with --resume
  141  nobody reads the output any more
"""
