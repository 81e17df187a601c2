"""The words of a report in German, by their English ones."""

from __future__ import annotations

from collections.abc import Mapping

GERMAN: Mapping[str, str] = {
    "OK": "OK",
    "NG": "NG",
    "Uncertain": "Unsicher",
    "Cannot judge": "Nicht beurteilbar",
    "Error": "Fehler",
    "Too late": "Zu spät",
    "Missed": "Verpasst",
    "Missed, late, error": "Verpasst, spät, Fehler",
    "Shift report": "Schichtbericht",
    "Production report": "Produktionsbericht",
    "Parts may be missing: not all were in the database yet when this report was made.": (
        "Es können Teile fehlen: noch nicht alle waren in der Datenbank, als dieser Bericht "
        "entstand."
    ),
    "Station": "Station",
    "Period": "Zeitraum",
    "Line": "Linie",
    "Product": "Produkt",
    "all": "alle",
    "Yield": "Ausbeute",
    "Inspected": "Geprüft",
    "Latency (99 %)": "Latenz (99 %)",
    "Parts per hour": "Teile je Stunde",
    "Parts per shift": "Teile je Schicht",
    "No part was inspected in this time.": "In dieser Zeit wurde kein Teil geprüft.",
    "Time": "Zeit",
    "Lines": "Linien",
    "Products": "Produkte",
    "Surface": "Oberfläche",
    "Layout or missing part": "Anordnung oder fehlendes Teil",
    "Model with one map": "Modell mit einer Karte",
    "Without a score": "Ohne Maß",
    "Where and why parts were rejected": "Wo und warum Teile ausgeschleust wurden",
    "Which map found them": "Gefunden durch",
    "Parts": "Teile",
    "Verdict": "Urteil",
    "Reason": "Grund",
    "Why parts were not judged": "Warum Teile nicht beurteilt wurden",
    "Trend of the good parts": "Verlauf der guten Teile",
    (
        "A point is the mean of an hour's OK parts. The dashed lines are control limits from the "
        "hours on pale ground, or from the first hours. A red triangle breaks a rule: look for the "
        "cause (lamp, lens, focus, material) before good parts are rejected."
    ): (
        "Ein Punkt ist der Mittelwert der OK-Teile einer Stunde. Die gestrichelten Linien sind "
        "Eingriffsgrenzen aus den Stunden auf hellem Grund oder aus den ersten Stunden. Ein rotes "
        "Dreieck verletzt eine Regel: suchen Sie die Ursache (Lampe, Objektiv, Schärfe, Material), "
        "bevor gute Teile ausgeschleust werden."
    ),
    "Rejected parts with the highest scores": "Ausgeschleuste Teile mit den höchsten Maßen",
    "No picture is kept.": "Kein Bild aufbewahrt.",
    "part {0}": "Teil {0}",
    "Score {0}": "Maß {0}",
    "Score {0}, limit {1}": "Maß {0}, Grenze {1}",
    "Alarms that were up at the end": "Alarme, die am Ende anstanden",
    "Level": "Stufe",
    "Alarm": "Alarm",
    "Times": "Anzahl",
    "Notice": "Hinweis",
    "Warning": "Warnung",
    "Made {0} by Goodpart": "Erstellt {0} von Goodpart",
    "Page {0} of {1}": "Seite {0} von {1}",
    "Score of good parts": "Maß der guten Teile",
    "Brightness of the picture": "Helligkeit des Bildes",
    "Sharpness of the picture": "Schärfe des Bildes",
    "beyond the limits (rule 1)": "außerhalb der Grenzen (Regel 1)",
    "nine hours on one side of the centre (rule 2)": (
        "neun Stunden auf einer Seite der Mitte (Regel 2)"
    ),
    "six hours that only rise or only fall (rule 3)": (
        "sechs Stunden nur steigend oder nur fallend (Regel 3)"
    ),
    "two of three hours near a limit (rule 5)": (
        "zwei von drei Stunden nahe einer Grenze (Regel 5)"
    ),
    "Too few hours for control limits.": "Zu wenige Stunden für Eingriffsgrenzen.",
    "Limits {0} to {1}, from {2} hours.": "Grenzen {0} bis {1}, aus {2} Stunden.",
    "In control.": "Beherrscht.",
    "Not in control since {0}: {1}.": "Nicht beherrscht seit {0}: {1}.",
    (
        "Each rejected part counts where its strongest region lies on the inspected picture "
        "({0} × {1} pixels, as far as regions reach)."
    ): (
        "Jedes ausgeschleuste Teil zählt dort, wo im geprüften Bild sein stärkster Bereich liegt "
        "({0} × {1} Bildpunkte, so weit Bereiche reichen)."
    ),
    "{0} without a region.": "{0} ohne Bereich.",
}
