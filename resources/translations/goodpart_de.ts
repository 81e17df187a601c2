<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AccessBar</name>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>▲  Log-out in {0}</source>
        <translation>▲  Abmeldung in {0}</translation>
    </message>
    <message>
        <source>▲  Access was recovered on {0} by {1}, for {2}.</source>
        <translation>▲  Der Zugang wurde am {0} von {1} für {2} wiederhergestellt.</translation>
    </message>
    <message>
        <source>△  Access control is off: everybody may do everything.</source>
        <translation>△  Die Zugangskontrolle ist aus: jeder darf alles.</translation>
    </message>
</context>
<context>
    <name>AccessTexts</name>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Techniker</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Everybody may do this.</source>
        <translation>Das darf jeder.</translation>
    </message>
    <message>
        <source>Engineers and administrators may do this.</source>
        <translation>Das dürfen Techniker und Administratoren.</translation>
    </message>
    <message>
        <source>Administrators may do this.</source>
        <translation>Das dürfen Administratoren.</translation>
    </message>
</context>
<context>
    <name>AlarmRow</name>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>Es ist vorbei.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>There is a file {0} already. Replace it?</source>
        <translation>Es gibt schon eine Datei {0}. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BigNumbers</name>
    <message>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Missed, late</source>
        <translation>Verpasst, zu spät</translation>
    </message>
    <message>
        <source>Latency (99 %)</source>
        <translation>Latenz (99 %)</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Goodpart: good parts of {0}</source>
        <translation>Goodpart: Gutteile von {0}</translation>
    </message>
    <message>
        <source>Capture (space)</source>
        <translation>Aufnehmen (Leertaste)</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Bad pictures taken: {0}</source>
        <translation>Aufgenommene schlechte Bilder: {0}</translation>
    </message>
    <message>
        <source>Good pictures: {0}</source>
        <translation>Gute Bilder: {0}</translation>
    </message>
    <message>
        <source>Still needed to train: {0}.</source>
        <translation>Zum Trainieren fehlen noch: {0}.</translation>
    </message>
    <message>
        <source>Looking at the pictures there are ...</source>
        <translation>Sieht die vorhandenen Bilder an ...</translation>
    </message>
    <message>
        <source>Enough to train: the last pictures brought nothing new. A threshold from fewer than {0} good parts is rough.</source>
        <translation>Genug zum Trainieren: Die letzten Bilder brachten nichts Neues. Eine Schwelle aus weniger als {0} guten Teilen ist grob.</translation>
    </message>
    <message>
        <source>Enough: the last pictures brought nothing new.</source>
        <translation>Genug: die letzten Bilder brachten nichts Neues.</translation>
    </message>
    <message>
        <source>Enough to train. New pictures still bring news: more are better.</source>
        <translation>Genug zum Trainieren. Neue Bilder bringen noch Neues: mehr sind besser.</translation>
    </message>
    <message>
        <source>Looking at it ...</source>
        <translation>Sieht es an ...</translation>
    </message>
    <message>
        <source>Taken. Look: {0}</source>
        <translation>Aufgenommen. Achtung: {0}</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Aufgenommen.</translation>
    </message>
    <message>
        <source>Not taken: {0}</source>
        <translation>Nicht aufgenommen: {0}</translation>
    </message>
</context>
<context>
    <name>CausesPanel</name>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Where (NG)</source>
        <translation>Wo (NG)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>In brackets: share together with those above.</source>
        <translation>In Klammern: Anteil zusammen mit den darüber genannten.</translation>
    </message>
    <message>
        <source>NG parts without a marked region: {0}.</source>
        <translation>NG-Teile ohne markierte Stelle: {0}.</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>layout or missing part</source>
        <translation>Anordnung oder fehlendes Teil</translation>
    </message>
    <message>
        <source>model with one map</source>
        <translation>Modell mit einer Karte</translation>
    </message>
    <message>
        <source>without a score</source>
        <translation>ohne Maß</translation>
    </message>
</context>
<context>
    <name>ChallengePage</name>
    <message>
        <source>Add a good part</source>
        <translation>Gutteil hinzufügen</translation>
    </message>
    <message>
        <source>Add a bad part</source>
        <translation>Schlechtteil hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>At every start of the line</source>
        <translation>Bei jedem Start der Linie</translation>
    </message>
    <message>
        <source>Judge nothing until it is passed</source>
        <translation>Nichts beurteilen, bis sie bestanden ist</translation>
    </message>
    <message>
        <source>Judge the pinned pictures as well, at every start</source>
        <translation>Bei jedem Start auch die festgelegten Bilder beurteilen</translation>
    </message>
    <message>
        <source>Judge the pinned pictures now</source>
        <translation>Die festgelegten Bilder jetzt beurteilen</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Pinned pictures: {0}. All got the right verdict.</source>
        <translation>Festgelegte Bilder: {0}. Alle bekamen das richtige Urteil.</translation>
    </message>
    <message>
        <source>Pinned pictures: {0}. Not all got the right verdict.</source>
        <translation>Festgelegte Bilder: {0}. Nicht alle bekamen das richtige Urteil.</translation>
    </message>
    <message>
        <source>Challenges: {0}. The last one: {1}, {2}, by {3}.</source>
        <translation>Prüfläufe: {0}. Der letzte: {1}, {2}, von {3}.</translation>
    </message>
    <message>
        <source>The line has not been challenged yet.</source>
        <translation>Die Linie wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Good part {0}</source>
        <translation>Gutteil {0}</translation>
    </message>
    <message>
        <source>Bad part {0}</source>
        <translation>Schlechtteil {0}</translation>
    </message>
    <message>
        <source>Every part needs a name of at most 60 letters, and times are written like 06:00. Nothing was saved.</source>
        <translation>Jedes Teil braucht einen Namen von höchstens 60 Zeichen, und Zeiten schreibt man wie 06:00. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Saved. The line takes it at its next start.</source>
        <translation>Gespeichert. Die Linie übernimmt es bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <source>Known part</source>
        <translation>Bekanntes Teil</translation>
    </message>
    <message>
        <source>Right verdict</source>
        <translation>Richtiges Urteil</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Known parts, one good and one of each important defect, lie beside the line. At the start of a shift the operator puts them before the camera one after the other.</source>
        <translation>Bekannte Teile, ein gutes und je eines mit jedem wichtigen Fehler, liegen neben der Linie. Zu Schichtbeginn legt der Bediener sie nacheinander vor die Kamera.</translation>
    </message>
    <message>
        <source>Shifts begin at</source>
        <translation>Schichten beginnen um</translation>
    </message>
</context>
<context>
    <name>ChallengeView</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>It lies there</source>
        <translation>Es liegt da</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Waiting for “{0}” ({1} of {2}) ...</source>
        <translation>Warten auf „{0}“ ({1} von {2}) ...</translation>
    </message>
    <message>
        <source>Put “{0}” before the camera ({1} of {2}).</source>
        <translation>„{0}“ vor die Kamera legen ({1} von {2}).</translation>
    </message>
    <message>
        <source>No challenge is due. It can be done at any time.</source>
        <translation>Keine Prüfung ist fällig. Sie ist jederzeit möglich.</translation>
    </message>
    <message>
        <source>The challenge is due. Have the known parts at hand.</source>
        <translation>Die Prüfung ist fällig. Die bekannten Teile bereithalten.</translation>
    </message>
    <message>
        <source>Passed: every known part got its right verdict.</source>
        <translation>Bestanden: jedes bekannte Teil bekam sein richtiges Urteil.</translation>
    </message>
    <message>
        <source>Failed. Call an engineer, then challenge again.</source>
        <translation>Nicht bestanden. Einen Techniker rufen, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>must be {0}</source>
        <translation>muss {0} sein</translation>
    </message>
    <message>
        <source>was {0}</source>
        <translation>war {0}</translation>
    </message>
    <message>
        <source>was {0}, {1} %</source>
        <translation>war {0}, {1} %</translation>
    </message>
    <message>
        <source>Challenge: {0}</source>
        <translation>Prüfung: {0}</translation>
    </message>
</context>
<context>
    <name>CorrectionBar</name>
    <message>
        <source>Was the verdict wrong?</source>
        <translation>War das Urteil falsch?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason: choose or type</source>
        <translation>Grund: wählen oder eingeben</translation>
    </message>
    <message>
        <source>Dirt or oil, no defect</source>
        <translation>Schmutz oder Öl, kein Fehler</translation>
    </message>
    <message>
        <source>Reflection or light</source>
        <translation>Spiegelung oder Licht</translation>
    </message>
    <message>
        <source>Within tolerance</source>
        <translation>Innerhalb der Toleranz</translation>
    </message>
    <message>
        <source>Defect was missed</source>
        <translation>Fehler übersehen</translation>
    </message>
    <message>
        <source>Not a part of this product</source>
        <translation>Kein Teil dieses Produkts</translation>
    </message>
    <message>
        <source>It is good</source>
        <translation>Es ist gut</translation>
    </message>
    <message>
        <source>It is bad</source>
        <translation>Es ist schlecht</translation>
    </message>
    <message>
        <source>Choose or type a reason first.</source>
        <translation>Zuerst einen Grund wählen oder eingeben.</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>Good parts</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <source>Bad parts</source>
        <translation>Schlechtteile</translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>NG</source>
        <translation>NG</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Missed, late</source>
        <translation>Verpasst, zu spät</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>Parts per minute</source>
        <translation>Teile je Minute</translation>
    </message>
    <message>
        <source>Latency (99 %)</source>
        <translation>Latenz (99 %)</translation>
    </message>
</context>
<context>
    <name>CountsChart</name>
    <message>
        <source>Parts per hour</source>
        <translation>Teile je Stunde</translation>
    </message>
    <message>
        <source>Parts per shift</source>
        <translation>Teile je Schicht</translation>
    </message>
</context>
<context>
    <name>ExchangesModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>✓ Pass</source>
        <translation>✓ Gut</translation>
    </message>
    <message>
        <source>✕ Reject</source>
        <translation>✕ Ausschleusen</translation>
    </message>
</context>
<context>
    <name>ExchangesTable</name>
    <message>
        <source>Part {0}: {1}</source>
        <translation>Teil {0}: {1}</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV-Export</translation>
    </message>
    <message>
        <source>Export Excel</source>
        <translation>Excel-Export</translation>
    </message>
    <message>
        <source>Export images</source>
        <translation>Bildexport</translation>
    </message>
    <message>
        <source>Export parts</source>
        <translation>Teile exportieren</translation>
    </message>
    <message>
        <source>Where the folder with the images is made</source>
        <translation>Wo der Ordner mit den Bildern entstehen soll</translation>
    </message>
    <message>
        <source>The parts are being exported ...</source>
        <translation>Die Teile werden exportiert ...</translation>
    </message>
    <message>
        <source>Parts whose images are in {1}: {0}.</source>
        <translation>Teile, deren Bilder in {1} liegen: {0}.</translation>
    </message>
    <message>
        <source>Parts in {1}: {0}.</source>
        <translation>Teile in {1}: {0}.</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Facts</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Serial number, or its beginning and *</source>
        <translation>Seriennummer oder ihr Anfang und *</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Known parts of challenges</source>
        <translation>Bekannte Teile der Prüfung</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <source>All recipes</source>
        <translation>Alle Rezepte</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>Diese Schicht</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle Zeiten</translation>
    </message>
    <message>
        <source>From ... to ...</source>
        <translation>Von ... bis ...</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Maß</translation>
    </message>
</context>
<context>
    <name>FirstWindow</name>
    <message>
        <source>Goodpart</source>
        <translation>Goodpart</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Folder with images of good parts</source>
        <translation>Ordner mit Bildern guter Teile</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>Ordner des Modells</translation>
    </message>
    <message>
        <source>Folder with images to inspect</source>
        <translation>Ordner mit den zu prüfenden Bildern</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>The product opens in a window of its own.</source>
        <translation>Das Produkt öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Recipe of the line</source>
        <translation>Rezept der Linie</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>The line opens in a window of its own.</source>
        <translation>Die Linie öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>The results open in a window of their own.</source>
        <translation>Die Ergebnisse öffnen sich in einem eigenen Fenster.</translation>
    </message>
</context>
<context>
    <name>Forcing</name>
    <message>
        <source>The line began to inspect: every forced signal was released.</source>
        <translation>Die Linie hat zu prüfen begonnen: jedes erzwungene Signal wurde losgelassen.</translation>
    </message>
    <message>
        <source>{0} is not connected any more. Nothing was forced.</source>
        <translation>{0} ist nicht mehr verbunden. Nichts wurde erzwungen.</translation>
    </message>
</context>
<context>
    <name>ForcingNotice</name>
    <message>
        <source>Force it anyway</source>
        <translation>Trotzdem erzwingen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Release all</source>
        <translation>Alle loslassen</translation>
    </message>
    <message>
        <source>The line is inspecting: a forced signal can let a bad part pass. Hold {0} of {1} at {2}?</source>
        <translation>Die Linie prüft: ein erzwungenes Signal kann ein schlechtes Teil durchlassen. {0} von {1} auf {2} halten?</translation>
    </message>
    <message>
        <source>Forced by hand: {0}.</source>
        <translation>Von Hand erzwungen: {0}.</translation>
    </message>
    <message>
        <source>The line does not inspect: signals can be forced until it does.</source>
        <translation>Die Linie prüft nicht: bis sie es tut, können Signale erzwungen werden.</translation>
    </message>
    <message>
        <source>The line is inspecting. Pause it before signals are forced.</source>
        <translation>Die Linie prüft. Halten Sie sie an, bevor Signale erzwungen werden.</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>From a folder ...</source>
        <translation>Aus einem Ordner ...</translation>
    </message>
    <message>
        <source>A few bad parts show how much room there is. They are never learned.</source>
        <translation>Einige Schlechtteile zeigen, wie viel Spielraum es gibt. Sie werden nie gelernt.</translation>
    </message>
    <message>
        <source>Good parts as they come: every position and shade that is still good.</source>
        <translation>Gutteile, wie sie kommen: jede Lage und jeder Farbton, der noch gut ist.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>A second person has to approve</source>
        <translation>Eine zweite Person muss zustimmen</translation>
    </message>
    <message>
        <source>Decline (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <source>Train again ...</source>
        <translation>Erneut trainieren ...</translation>
    </message>
    <message>
        <source>Labels from the line that wait: {0}</source>
        <translation>Wartende Angaben von der Linie: {0}</translation>
    </message>
    <message>
        <source>No label from the line waits.</source>
        <translation>Keine Angabe von der Linie wartet.</translation>
    </message>
    <message>
        <source>Accepted: {0}. It counts in the next training.</source>
        <translation>Übernommen: {0}. Das zählt beim nächsten Training.</translation>
    </message>
    <message>
        <source>People at the line hold a part and say whether it is good or bad.</source>
        <translation>Wer an der Linie steht, hält ein Teil an und sagt, ob es gut oder schlecht ist.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>The line said {0}, {1} says it is {2} ({3}, part {4}).</source>
        <translation>Die Linie sagte {0}, {1} sagt, es ist {2} ({3}, Teil {4}).</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <source>It is good</source>
        <translation>Es ist gut</translation>
    </message>
    <message>
        <source>It is bad</source>
        <translation>Es ist schlecht</translation>
    </message>
    <message>
        <source>Was the verdict wrong?</source>
        <translation>War das Urteil falsch?</translation>
    </message>
    <message>
        <source>Noted: it is good. An engineer will look at it.</source>
        <translation>Vermerkt: es ist gut. Ein Techniker sieht es sich an.</translation>
    </message>
    <message>
        <source>Noted: it is bad. An engineer will look at it.</source>
        <translation>Vermerkt: es ist schlecht. Ein Techniker sieht es sich an.</translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <source>Camera lost</source>
        <translation>Kamera verloren</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Kamera aus</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting ...</source>
        <translation>Startet ...</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>Hält an ...</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
</context>
<context>
    <name>LatencyChart</name>
    <message>
        <source>Latency in ms: median, and dashed 99 %</source>
        <translation>Latenz in ms: Median, gestrichelt 99 %</translation>
    </message>
</context>
<context>
    <name>LineControls</name>
    <message>
        <source>Trigger</source>
        <translation>Auslösen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>One part</source>
        <translation>Ein Teil</translation>
    </message>
    <message>
        <source>Live again</source>
        <translation>Wieder live</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Recipe {0}</source>
        <translation>Rezept {0}</translation>
    </message>
    <message>
        <source>Recipe {0} → {1} ...</source>
        <translation>Rezept {0} → {1} ...</translation>
    </message>
    <message>
        <source>✓ Code {0}</source>
        <translation>✓ Code {0}</translation>
    </message>
    <message>
        <source>? Code {0} means nothing here</source>
        <translation>? Code {0} ist hier unbekannt</translation>
    </message>
    <message>
        <source>Part {0}, held.</source>
        <translation>Teil {0}, festgehalten.</translation>
    </message>
    <message>
        <source>Serial number {0}.</source>
        <translation>Seriennummer {0}.</translation>
    </message>
    <message>
        <source>Known part: {0}.</source>
        <translation>Bekanntes Teil: {0}.</translation>
    </message>
    <message>
        <source>x {0}  y {1}  value {2}  score {3}</source>
        <translation>x {0}  y {1}  Wert {2}  Maß {3}</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Refresh</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>Sucht ...</translation>
    </message>
    <message>
        <source>No part like this is on record.</source>
        <translation>Kein solches Teil ist aufgezeichnet.</translation>
    </message>
    <message>
        <source>Parts {0}</source>
        <translation>Teile {0}</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Pin some parts</source>
        <translation>Einige Teile festlegen</translation>
    </message>
    <message>
        <source>Unpin what it misjudged ...</source>
        <translation>Falsch Beurteiltes lösen ...</translation>
    </message>
    <message>
        <source>Bring it live ...</source>
        <translation>Freigeben ...</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>Zurück zur vorigen</translation>
    </message>
    <message>
        <source>Run the line</source>
        <translation>Linie starten</translation>
    </message>
    <message>
        <source>Version {0} is live.</source>
        <translation>Version {0} ist freigegeben.</translation>
    </message>
    <message>
        <source>No version is live yet.</source>
        <translation>Noch ist keine Version freigegeben.</translation>
    </message>
    <message>
        <source>Train a version first.</source>
        <translation>Zuerst eine Version trainieren.</translation>
    </message>
    <message>
        <source>It is the one that you judged last.</source>
        <translation>Sie ist die zuletzt beurteilte.</translation>
    </message>
    <message>
        <source>Version {0} must give pinned parts the verdicts that people gave. Pinned: {1}.</source>
        <translation>Version {0} muss festgelegten Teilen die Urteile geben, die Menschen gaben. Festgelegt: {1}.</translation>
    </message>
    <message>
        <source>Demand the verdicts on these parts ({0}) no more? The line will judge such parts wrongly.</source>
        <translation>Die Urteile über diese Teile ({0}) nicht mehr verlangen? Die Linie wird solche Teile falsch beurteilen.</translation>
    </message>
    <message>
        <source>No part is pinned: nothing shows that it judges as people do.</source>
        <translation>Kein Teil ist festgelegt: nichts zeigt, dass sie wie Menschen urteilt.</translation>
    </message>
    <message>
        <source>Bring version {0} live?</source>
        <translation>Version {0} freigeben?</translation>
    </message>
    <message>
        <source>trained on {0} good parts</source>
        <translation>auf {0} Gutteilen trainiert</translation>
    </message>
    <message>
        <source>Replaying the pinned parts ...</source>
        <translation>Die festgelegten Teile werden nachgespielt ...</translation>
    </message>
    <message>
        <source>Live. A line that runs takes it at its next start.</source>
        <translation>Freigegeben. Eine laufende Linie übernimmt sie bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <source>Refused: a pinned part got another verdict. The live model stays.</source>
        <translation>Abgelehnt: ein festgelegtes Teil bekam ein anderes Urteil. Das freigegebene Modell bleibt.</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Back to version {0}.</source>
        <translation>Zurück zu Version {0}.</translation>
    </message>
    <message>
        <source>must be {0}</source>
        <translation>muss {0} sein</translation>
    </message>
    <message>
        <source>No part is pinned.</source>
        <translation>Kein Teil ist festgelegt.</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <source>Goodpart: live</source>
        <translation>Goodpart: live</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This window is locked</source>
        <translation>Dieses Fenster ist gesperrt</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>This is a password: type it on the keyboard.</source>
        <translation>Dies ist ein Passwort: auf der Tastatur eingeben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>That is not right. Nobody was logged in.</source>
        <translation>Das stimmt nicht. Niemand wurde angemeldet.</translation>
    </message>
    <message>
        <source>Too many failures. Wait {0}.</source>
        <translation>Zu viele Fehlversuche. {0} warten.</translation>
    </message>
    <message>
        <source>Touch your name.</source>
        <translation>Berühren Sie Ihren Namen.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>There is nobody who may do this.</source>
        <translation>Es gibt niemanden, der das darf.</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>MapControls</name>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Deckkraft des Wärmebilds</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>Small network (EfficientAD-S)</source>
        <translation>Kleines Netz (EfficientAD-S)</translation>
    </message>
    <message>
        <source>Medium network (EfficientAD-M)</source>
        <translation>Mittleres Netz (EfficientAD-M)</translation>
    </message>
    <message>
        <source>Feature pyramid (STFPM)</source>
        <translation>Merkmalspyramide (STFPM)</translation>
    </message>
    <message>
        <source>Many products (DCAM)</source>
        <translation>Viele Produkte (DCAM)</translation>
    </message>
    <message>
        <source>Drawn outlines (FractalAD)</source>
        <translation>Gezeichnete Umrisse (FractalAD)</translation>
    </message>
    <message>
        <source>Scratches, stains and missing or swapped pieces, on parts that look alike.</source>
        <translation>Kratzer, Flecken und fehlende oder vertauschte Stücke an Teilen, die gleich aussehen.</translation>
    </message>
    <message>
        <source>Like the small network, about three times as slow; seldom better in our tests.</source>
        <translation>Wie das kleine Netz, etwa dreimal so langsam; in unseren Versuchen selten besser.</translation>
    </message>
    <message>
        <source>Small defects on surfaces and on parts that always lie alike. Not for what is missing.</source>
        <translation>Kleine Fehler auf Flächen und an Teilen, die immer gleich liegen. Nicht für das, was fehlt.</translation>
    </message>
    <message>
        <source>One model for many products, or for variants that change often.</source>
        <translation>Ein Modell für viele Produkte oder für Varianten, die oft wechseln.</translation>
    </message>
    <message>
        <source>Defects that stand out, with a sharp outline. Not for what is missing.</source>
        <translation>Fehler, die sich mit scharfem Umriss abheben. Nicht für das, was fehlt.</translation>
    </message>
    <message>
        <source>Needs nothing else.</source>
        <translation>Braucht sonst nichts.</translation>
    </message>
    <message>
        <source>Its larger patch network is here.</source>
        <translation>Sein größeres Netz ist vorhanden.</translation>
    </message>
    <message>
        <source>Its larger patch network is not on this computer: use the small one.</source>
        <translation>Sein größeres Netz ist nicht auf diesem Rechner: Nehmen Sie das kleine.</translation>
    </message>
    <message>
        <source>Uses ResNet-18&apos;s weights, which are here.</source>
        <translation>Benutzt die Gewichte von ResNet-18; sie sind vorhanden.</translation>
    </message>
    <message>
        <source>Needs ResNet-18&apos;s weights, which are not on this computer. Give the file.</source>
        <translation>Braucht die Gewichte von ResNet-18, die nicht auf diesem Rechner sind. Geben Sie die Datei an.</translation>
    </message>
    <message>
        <source>ResNet-18&apos;s weights are not on this computer. Give the file, or train with the program&apos;s own network, which is slower and not measured yet.</source>
        <translation>Die Gewichte von ResNet-18 sind nicht auf diesem Rechner. Geben Sie die Datei an, oder trainieren Sie mit dem Netz des Programms; das ist langsamer und noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Of the models for several products it found most. A model for each product finds more still; train them together only where one model must serve all.</source>
        <translation>Von den Modellen für mehrere Produkte fand es am meisten. Ein Modell je Produkt findet noch mehr; trainieren Sie nur zusammen, wo ein Modell allen dienen muss.</translation>
    </message>
    <message>
        <source>It was measured to find most, on textures, on screws and on filled bottles, and it needs nothing else.</source>
        <translation>Gemessen fand es am meisten, auf Oberflächen, an Schrauben und an gefüllten Flaschen, und es braucht sonst nichts.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Judge and tune</source>
        <translation>Beurteilen, einstellen</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>Zwei vergleichen</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export ...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>Import ...</source>
        <translation>Importieren ...</translation>
    </message>
    <message>
        <source>Choose two versions to see where they differ.</source>
        <translation>Zwei Versionen wählen, um zu sehen, wo sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Judging what they have not judged yet ...</source>
        <translation>Was noch nicht beurteilt ist, wird beurteilt ...</translation>
    </message>
    <message>
        <source>Versions {0} and {1}. Pictures with another verdict: {2} of {3}.</source>
        <translation>Versionen {0} und {1}. Bilder mit anderem Urteil: {2} von {3}.</translation>
    </message>
    <message>
        <source>There is no picture that both judged and neither learned.</source>
        <translation>Es gibt kein Bild, das beide beurteilt und keine gelernt hat.</translation>
    </message>
    <message>
        <source>The line takes it at its next start.</source>
        <translation>Die Linie übernimmt es bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <source>Parts that version {0} judged as a shadow: {1}. Otherwise than the live one: {2}.</source>
        <translation>Teile, die Version {0} im Schatten beurteilte: {1}. Anders als die scharfe: {2}.</translation>
    </message>
    <message>
        <source>They agreed on every part.</source>
        <translation>Sie stimmten bei jedem Teil überein.</translation>
    </message>
    <message>
        <source>Delete version {0} for good?</source>
        <translation>Version {0} endgültig löschen?</translation>
    </message>
    <message>
        <source>There is a file {0} already. Replace it?</source>
        <translation>Es gibt schon eine Datei {0}. Ersetzen?</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
</context>
<context>
    <name>OutputCard</name>
    <message>
        <source>{0} waiting · {1} delivered · {2} given up</source>
        <translation>{0} warten · {1} zugestellt · {2} aufgegeben</translation>
    </message>
</context>
<context>
    <name>OutputTexts</name>
    <message>
        <source>Digital output of the camera</source>
        <translation>Digitalausgang der Kamera</translation>
    </message>
    <message>
        <source>Modbus TCP server</source>
        <translation>Modbus-TCP-Server</translation>
    </message>
    <message>
        <source>Modbus TCP client</source>
        <translation>Modbus-TCP-Client</translation>
    </message>
    <message>
        <source>Result files</source>
        <translation>Ergebnisdateien</translation>
    </message>
    <message>
        <source>HTTP webhook</source>
        <translation>HTTP-Webhook</translation>
    </message>
    <message>
        <source>OPC UA server</source>
        <translation>OPC-UA-Server</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Forced</source>
        <translation>Erzwungen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Opening ...</source>
        <translation>Wird geöffnet ...</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Outputs: forced</source>
        <translation>Ausgänge: erzwungen</translation>
    </message>
    <message>
        <source>Outputs: {0} away</source>
        <translation>Ausgänge: {0} nicht da</translation>
    </message>
    <message>
        <source>Outputs: {0} slow</source>
        <translation>Ausgänge: {0} langsam</translation>
    </message>
    <message>
        <source>Outputs: {0} in trouble</source>
        <translation>Ausgänge: {0} gestört</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>{0}, pulse for a good part</source>
        <translation>{0}, Impuls bei Gutteil</translation>
    </message>
    <message>
        <source>{0}, pulse for a reject</source>
        <translation>{0}, Impuls beim Ausschleusen</translation>
    </message>
    <message>
        <source>ON</source>
        <translation>EIN</translation>
    </message>
    <message>
        <source>OFF</source>
        <translation>AUS</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Trigger Ready</source>
        <translation>Bereit für Auslöser</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Results Ready</source>
        <translation>Ergebnis bereit</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ausschleusen</translation>
    </message>
    <message>
        <source>Trigger Taken</source>
        <translation>Auslöser angenommen</translation>
    </message>
    <message>
        <source>Number of the part</source>
        <translation>Nummer des Teils</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Recipe active</source>
        <translation>Aktives Rezept</translation>
    </message>
    <message>
        <source>Recipe refused</source>
        <translation>Rezept abgelehnt</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Results Ack</source>
        <translation>Ergebnis quittiert</translation>
    </message>
    <message>
        <source>Recipe requested</source>
        <translation>Angefordertes Rezept</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Heartbeat of the controller</source>
        <translation>Lebenszeichen der Steuerung</translation>
    </message>
    <message>
        <source>Connected to the broker</source>
        <translation>Mit dem Broker verbunden</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Wartende Nachrichten</translation>
    </message>
    <message>
        <source>Results given up</source>
        <translation>Aufgegebene Ergebnisse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>State of the vision system</source>
        <translation>Zustand des Bildsystems</translation>
    </message>
    <message>
        <source>State of the automatic mode</source>
        <translation>Zustand des Automatikbetriebs</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>OutputsView</name>
    <message>
        <source>Last exchanges</source>
        <translation>Letzter Austausch</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The recipe that is active has no outputs.</source>
        <translation>Das aktive Rezept hat keine Ausgänge.</translation>
    </message>
    <message>
        <source>Outputs of {0}</source>
        <translation>Ausgänge von {0}</translation>
    </message>
</context>
<context>
    <name>PartButton</name>
    <message>
        <source>Part {0}: {1}</source>
        <translation>Teil {0}: {1}</translation>
    </message>
</context>
<context>
    <name>PartFacts</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>of that, model</source>
        <translation>davon Modell</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>The verdict came too late.</source>
        <translation>Das Urteil kam zu spät.</translation>
    </message>
    <message>
        <source>Known part</source>
        <translation>Bekanntes Teil</translation>
    </message>
    <message>
        <source>Picture of the camera</source>
        <translation>Bild der Kamera</translation>
    </message>
    <message>
        <source>Part as a whole</source>
        <translation>Teil als Ganzes</translation>
    </message>
    <message>
        <source>Region {0}</source>
        <translation>Bereich {0}</translation>
    </message>
    <message>
        <source>score {0}, {1} px at x {2}, y {3}</source>
        <translation>Maß {0}, {1} px bei x {2}, y {3}</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Overexposed or black</source>
        <translation>Überbelichtet oder schwarz</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Likeness to the reference</source>
        <translation>Ähnlichkeit mit der Referenz</translation>
    </message>
    <message>
        <source>Shift in px</source>
        <translation>Versatz in px</translation>
    </message>
    <message>
        <source>Angle in degrees</source>
        <translation>Winkel in Grad</translation>
    </message>
</context>
<context>
    <name>PartView</name>
    <message>
        <source>Back to the list</source>
        <translation>Zur Liste</translation>
    </message>
    <message>
        <source>◀  Newer</source>
        <translation>◀  Neuer</translation>
    </message>
    <message>
        <source>Older  ▶</source>
        <translation>Älter  ▶</translation>
    </message>
    <message>
        <source>This station keeps no pictures.</source>
        <translation>Diese Station bewahrt keine Bilder auf.</translation>
    </message>
    <message>
        <source>No picture of this part was kept.</source>
        <translation>Von diesem Teil wurde kein Bild aufbewahrt.</translation>
    </message>
    <message>
        <source>Parts like this one keep no picture.</source>
        <translation>Von solchen Teilen wird kein Bild aufbewahrt.</translation>
    </message>
    <message>
        <source>Parts like this one keep theirs: it was given up, or lies elsewhere.</source>
        <translation>Von solchen Teilen wird das Bild aufbewahrt: dieses wurde aufgegeben oder liegt anderswo.</translation>
    </message>
    <message>
        <source>Of parts like this one, every {0}th keeps its picture.</source>
        <translation>Von solchen Teilen wird jedes {0}. Bild aufbewahrt.</translation>
    </message>
    <message>
        <source>Noted. The verdict of then stays on record.</source>
        <translation>Vermerkt. Das damalige Urteil bleibt aufgezeichnet.</translation>
    </message>
    <message>
        <source>Noted. Its picture waits in the product&apos;s inbox.</source>
        <translation>Vermerkt. Das Bild wartet im Eingang des Produkts.</translation>
    </message>
</context>
<context>
    <name>PartnersDialog</name>
    <message>
        <source>One model for several products</source>
        <translation>Ein Modell für mehrere Produkte</translation>
    </message>
    <message>
        <source>One model learns {0} and the products with a mark. Each of them gets it as a new version with a threshold of its own, and is brought live in its own window.</source>
        <translation>Ein Modell lernt {0} und die angekreuzten Produkte. Jedes bekommt es als neue Version mit eigener Schwelle und wird in seinem eigenen Fenster freigegeben.</translation>
    </message>
    <message>
        <source>There is no other product beside this one.</source>
        <translation>Neben diesem gibt es kein anderes Produkt.</translation>
    </message>
    <message>
        <source>Learn together</source>
        <translation>Zusammen lernen</translation>
    </message>
    <message>
        <source>This product alone</source>
        <translation>Dieses Produkt allein</translation>
    </message>
    <message>
        <source>{0}, good pictures: {1}</source>
        <translation>{0}, gute Bilder: {1}</translation>
    </message>
    <message>
        <source>{0}, good pictures: {1}, still needed: {2}</source>
        <translation>{0}, gute Bilder: {1}, es fehlen noch: {2}</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Line and recipe</source>
        <translation>Linie und Rezept</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
</context>
<context>
    <name>PartsStrip</name>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Aussortiert</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <source>All recipes</source>
        <translation>Alle Rezepte</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>Diese Schicht</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>From ... to ...</source>
        <translation>Von ... bis ...</translation>
    </message>
</context>
<context>
    <name>PictureControls</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Wärmebild</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagert</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>One back</source>
        <translation>Ein Zeichen zurück</translation>
    </message>
    <message>
        <source>All back</source>
        <translation>Alles löschen</translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Elsewhere ...</source>
        <translation>Anderswo ...</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>Name des Produkts</translation>
    </message>
    <message>
        <source>Choose ...</source>
        <translation>Wählen ...</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Simulated line, to try it out</source>
        <translation>Simulierte Linie, zum Ausprobieren</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>GenICam camera, by serial number</source>
        <translation>GenICam-Kamera, nach Seriennummer</translation>
    </message>
    <message>
        <source>Video file or USB camera number</source>
        <translation>Videodatei oder Nummer der USB-Kamera</translation>
    </message>
    <message>
        <source>Folder with pictures of the parts</source>
        <translation>Ordner mit Bildern der Teile</translation>
    </message>
    <message>
        <source>Serial number, see `camera list`</source>
        <translation>Seriennummer, siehe „camera list“</translation>
    </message>
    <message>
        <source>File, or 0 for the first USB camera</source>
        <translation>Datei, oder 0 für die erste USB-Kamera</translation>
    </message>
    <message>
        <source>Folder of the product</source>
        <translation>Ordner des Produkts</translation>
    </message>
    <message>
        <source>Go on with a product</source>
        <translation>Mit einem Produkt weitermachen</translation>
    </message>
    <message>
        <source>A new product</source>
        <translation>Ein neues Produkt</translation>
    </message>
</context>
<context>
    <name>ProductWindow</name>
    <message>
        <source>Goodpart: {0}</source>
        <translation>Goodpart: {0}</translation>
    </message>
    <message>
        <source>Train a version first.</source>
        <translation>Zuerst eine Version trainieren.</translation>
    </message>
    <message>
        <source>Judging the pictures that were not learned ...</source>
        <translation>Die nicht gelernten Bilder werden beurteilt ...</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Capture good parts first.</source>
        <translation>Zuerst Gutteile aufnehmen.</translation>
    </message>
    <message>
        <source>Looking for pictures that the others find unlikely ...</source>
        <translation>Suche nach Bildern, die zu den anderen nicht passen ...</translation>
    </message>
    <message>
        <source>Refused for their size: {others}. The product&apos;s pictures are {usual}.</source>
        <translation>Wegen ihrer Größe abgelehnt: {others}. Die Bilder des Produkts haben {usual}.</translation>
    </message>
    <message>
        <source>Something else runs. Wait for its end, then come back.</source>
        <translation>Etwas anderes läuft. Das Ende abwarten, dann zurückkommen.</translation>
    </message>
    <message>
        <source>Taking the pictures in ...</source>
        <translation>Die Bilder werden übernommen ...</translation>
    </message>
    <message>
        <source>{taken} taken, {flagged} of them with a remark; {refused} refused.</source>
        <translation>{taken} übernommen, {flagged} davon mit einer Bemerkung; {refused} abgelehnt.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, for the record</source>
        <translation>Grund, für die Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>RecipeCard</name>
    <message>
        <source>● Active</source>
        <translation>● Aktiv</translation>
    </message>
    <message>
        <source>◌ Requested ...</source>
        <translation>◌ Angefordert ...</translation>
    </message>
</context>
<context>
    <name>RecipeView</name>
    <message>
        <source>Change over</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Active: {0} · {1}</source>
        <translation>Aktiv: {0} · {1}</translation>
    </message>
    <message>
        <source>Requested: {0}. Active: {1}, which goes on until the other is ready.</source>
        <translation>Angefordert: {0}. Aktiv: {1}, läuft weiter, bis das andere bereit ist.</translation>
    </message>
    <message>
        <source>Touch the recipe of the parts that come next.</source>
        <translation>Das Rezept der nächsten Teile berühren.</translation>
    </message>
    <message>
        <source>Load recipe {0} · {1} again, with what was changed in it?</source>
        <translation>Rezept {0} · {1} mit seinen Änderungen neu laden?</translation>
    </message>
    <message>
        <source>Change over to recipe {0} · {1}?</source>
        <translation>Zum Rezept {0} · {1} wechseln?</translation>
    </message>
    <message>
        <source>Recipe of {0}</source>
        <translation>Rezept von {0}</translation>
    </message>
</context>
<context>
    <name>RemarkTexts</name>
    <message>
        <source>another size than the others</source>
        <translation>andere Größe als die anderen</translation>
    </message>
    <message>
        <source>shows nothing</source>
        <translation>zeigt nichts</translation>
    </message>
    <message>
        <source>this picture is there already</source>
        <translation>dieses Bild gibt es schon</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <source>darker than the others</source>
        <translation>dunkler als die anderen</translation>
    </message>
    <message>
        <source>brighter than the others</source>
        <translation>heller als die anderen</translation>
    </message>
    <message>
        <source>overexposed</source>
        <translation>überbelichtet</translation>
    </message>
    <message>
        <source>out of place</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>verdreht</translation>
    </message>
    <message>
        <source>no part like the reference</source>
        <translation>kein Teil wie das Referenzbild</translation>
    </message>
    <message>
        <source>unlike the others</source>
        <translation>anders als die anderen</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} x {1} px in grey</source>
        <translation>{0} x {1} px in Grau</translation>
    </message>
    <message>
        <source>{0} x {1} px in colour</source>
        <translation>{0} x {1} px in Farbe</translation>
    </message>
</context>
<context>
    <name>ResultsWindow</name>
    <message>
        <source>Goodpart: results</source>
        <translation>Goodpart: Ergebnisse</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Goodpart: review</source>
        <translation>Goodpart: Durchsicht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Decline (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <source>Bad part (B)</source>
        <translation>Schlechtteil (B)</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <source>Pin (P)</source>
        <translation>Festlegen (P)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>There is no picture to review.</source>
        <translation>Es gibt kein Bild zum Durchsehen.</translation>
    </message>
    <message>
        <source>Picture {0} of {1}, {2} decided</source>
        <translation>Bild {0} von {1}, {2} entschieden</translation>
    </message>
    <message>
        <source>Unpin (P)</source>
        <translation>Lösen (P)</translation>
    </message>
    <message>
        <source>pinned: every model must judge it so</source>
        <translation>festgelegt: jedes Modell muss so urteilen</translation>
    </message>
    <message>
        <source>Accepted as good</source>
        <translation>Als gut angenommen</translation>
    </message>
    <message>
        <source>A bad part</source>
        <translation>Ein Schlechtteil</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Verworfen</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>Making parts</source>
        <translation>Teile werden hergestellt</translation>
    </message>
    <message>
        <source>Learning the good parts</source>
        <translation>Gute Teile werden gelernt</translation>
    </message>
    <message>
        <source>Finding the threshold</source>
        <translation>Schwelle wird bestimmt</translation>
    </message>
    <message>
        <source>Solving for the model</source>
        <translation>Das Modell wird berechnet</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Die Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Judging the pictures</source>
        <translation>Die Bilder werden beurteilt</translation>
    </message>
    <message>
        <source>Inspecting</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>{0} images per second</source>
        <translation>{0} Bilder je Sekunde</translation>
    </message>
    <message>
        <source>{0} min {1} s left</source>
        <translation>noch {0} min {1} s</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Finished, but not every image could be judged.</source>
        <translation>Fertig, doch nicht jedes Bild konnte beurteilt werden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>{caught} of {defects} defective parts caught, {false_rejects} of {good_parts} good parts rejected.</source>
        <translation>{caught} von {defects} fehlerhaften Teilen gefunden, {false_rejects} von {good_parts} guten Teilen aussortiert.</translation>
    </message>
    <message>
        <source>{ok} OK, {ng} NG, {uncertain} uncertain, {not_judged} not judged.</source>
        <translation>{ok} OK, {ng} NG, {uncertain} unsicher, {not_judged} nicht beurteilt.</translation>
    </message>
    <message>
        <source>The process ended without a result.</source>
        <translation>Der Vorgang endete ohne Ergebnis.</translation>
    </message>
    <message>
        <source>Expected false rejects {0} ({1} to {2}); good parts: {3}.</source>
        <translation>Erwartete Fehlausschüsse {0} ({1} bis {2}); gute Teile: {3}.</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>See the line live</source>
        <translation>Die Linie live ansehen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Starting ...</source>
        <translation>Wird gestartet ...</translation>
    </message>
    <message>
        <source>Stopping after this step ...</source>
        <translation>Hält nach diesem Schritt an ...</translation>
    </message>
</context>
<context>
    <name>ScheduleChoice</name>
    <message>
        <source>Full passes over your pictures as often as published. There are few of them, so it is shorter than Standard, which takes its steps however many there are.</source>
        <translation>Ganze Durchgänge durch Ihre Bilder, so oft wie veröffentlicht. Es sind wenige, darum dauert es kürzer als Standard, das seine Schritte macht, wie viele es auch sind.</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Full, as published</source>
        <translation>Voll, wie veröffentlicht</translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation>hier nicht möglich</translation>
    </message>
    <message>
        <source>measuring how long it takes here ...</source>
        <translation>misst, wie lange es hier dauert ...</translation>
    </message>
    <message>
        <source>about {0} min here</source>
        <translation>hier etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h here</source>
        <translation>hier etwa {0} h</translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message>
        <source>Score –</source>
        <translation>Maß –</translation>
    </message>
    <message>
        <source>Score {0} of {1}</source>
        <translation>Maß {0} von {1}</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>Parts: {0}</source>
        <translation>Teile: {0}</translation>
    </message>
    <message>
        <source>Scores of parts: {0}</source>
        <translation>Maße von Teilen: {0}</translation>
    </message>
    <message>
        <source>Bad parts: {0}</source>
        <translation>Schlechte Teile: {0}</translation>
    </message>
    <message>
        <source>Scores of good parts: {0}, of bad parts: {1}</source>
        <translation>Maße guter Teile: {0}, schlechter Teile: {1}</translation>
    </message>
    <message>
        <source>Good parts: {0}</source>
        <translation>Gute Teile: {0}</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A camera needs a buffer, got {0}.</source>
        <translation>Eine Kamera braucht einen Puffer, angegeben ist {0}.</translation>
    </message>
    <message>
        <source>A frame of {0} bytes came where {1} were announced.</source>
        <translation>Es kam ein Bild von {0} Bytes, angekündigt waren {1}.</translation>
    </message>
    <message>
        <source>A part needs at least {0} pixels a side.</source>
        <translation>Ein Teil braucht mindestens {0} Pixel je Seite.</translation>
    </message>
    <message>
        <source>A part was missed.</source>
        <translation>Ein Teil wurde verpasst.</translation>
    </message>
    <message>
        <source>A picture came that no trigger asked for. It was not inspected. Check that only this program triggers the camera.</source>
        <translation>Es kam ein Bild, das kein Trigger verlangt hat. Es wurde nicht geprüft. Prüfen Sie, dass nur dieses Programm die Kamera auslöst.</translation>
    </message>
    <message>
        <source>A rate is above 0 Hz, got {0}.</source>
        <translation>Eine Rate liegt über 0 Hz, angegeben ist {0}.</translation>
    </message>
    <message>
        <source>A recording is played at a rate or in its own time, not both.</source>
        <translation>Eine Aufnahme läuft mit einer Rate oder in ihrer eigenen Zeit, nicht beides.</translation>
    </message>
    <message>
        <source>A verdict came after its deadline.</source>
        <translation>Ein Urteil kam nach seiner Frist.</translation>
    </message>
    <message>
        <source>Check its cable and power; the line goes on by itself when it is back.</source>
        <translation>Prüfen Sie Kabel und Strom; die Linie läuft von selbst weiter, sobald sie zurück ist.</translation>
    </message>
    <message>
        <source>Check its cable, and that no other program uses it.</source>
        <translation>Prüfen Sie das Kabel und dass kein anderes Programm sie benutzt.</translation>
    </message>
    <message>
        <source>Check its cable, power and address, and that no other program holds it.</source>
        <translation>Prüfen Sie Kabel, Strom und Adresse und dass kein anderes Programm sie belegt.</translation>
    </message>
    <message>
        <source>Check the camera&apos;s settings; start the line again.</source>
        <translation>Prüfen Sie die Einstellungen der Kamera; starten Sie die Linie neu.</translation>
    </message>
    <message>
        <source>Check the drive and the permissions of the file.</source>
        <translation>Prüfen Sie das Laufwerk und die Rechte der Datei.</translation>
    </message>
    <message>
        <source>Check the path, the permissions and the drive; the line goes on by itself.</source>
        <translation>Prüfen Sie Pfad, Rechte und Laufwerk; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Check the value, its limits, and that nothing else locks it: sizes and formats can&apos;t change while the camera streams.</source>
        <translation>Prüfen Sie den Wert, seine Grenzen und dass nichts ihn sperrt: Größen und Formate lassen sich nicht ändern, solange die Kamera liefert.</translation>
    </message>
    <message>
        <source>Choose a folder with images ({0}).</source>
        <translation>Wählen Sie einen Ordner mit Bildern ({0}).</translation>
    </message>
    <message>
        <source>Choose another file, or convert it to Motion JPEG or H.264.</source>
        <translation>Wählen Sie eine andere Datei oder wandeln Sie sie in Motion JPEG oder H.264 um.</translation>
    </message>
    <message>
        <source>Choose another output, or remove it yourself.</source>
        <translation>Wählen Sie einen anderen Ort oder entfernen Sie es selbst.</translation>
    </message>
    <message>
        <source>Choose another trigger mode in the recipe.</source>
        <translation>Wählen Sie im Rezept eine andere Triggerart.</translation>
    </message>
    <message>
        <source>Choose free run or the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept Freilauf oder den Softwaretrigger.</translation>
    </message>
    <message>
        <source>Choose the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept den Softwaretrigger.</translation>
    </message>
    <message>
        <source>Close other programs, or make the camera&apos;s region smaller.</source>
        <translation>Schließen Sie andere Programme oder verkleinern Sie den Bereich der Kamera.</translation>
    </message>
    <message>
        <source>Correct it, or restore {0}.</source>
        <translation>Berichtigen Sie es oder stellen Sie {0} wieder her.</translation>
    </message>
    <message>
        <source>Correct the file, or play the images at a rate.</source>
        <translation>Berichtigen Sie die Datei oder spielen Sie die Bilder mit einer Rate ab.</translation>
    </message>
    <message>
        <source>Free disk space or choose another folder.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Free the device, or run this model on the CPU.</source>
        <translation>Geben Sie das Gerät frei oder lassen Sie das Modell auf dem Prozessor laufen.</translation>
    </message>
    <message>
        <source>A PIN has at least {0} digits.</source>
        <translation>Eine PIN hat mindestens {0} Ziffern.</translation>
    </message>
    <message>
        <source>A certificate of the MQTT output can&apos;t be read: {0}.</source>
        <translation>Ein Zertifikat des MQTT-Ausgangs kann nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>A correction needs good or bad, a reason and a name.</source>
        <translation>Eine Korrektur braucht gut oder schlecht, einen Grund und einen Namen.</translation>
    </message>
    <message>
        <source>A name has 1 to {0} printable characters.</source>
        <translation>Ein Name hat 1 bis {0} druckbare Zeichen.</translation>
    </message>
    <message>
        <source>A part came to the output during the pulse of the one before.</source>
        <translation>Ein Teil kam während des Impulses des vorigen zum Ausgang.</translation>
    </message>
    <message>
        <source>A password has at least {0} characters.</source>
        <translation>Ein Passwort hat mindestens {0} Zeichen.</translation>
    </message>
    <message>
        <source>A score deviates by {0} of the threshold; {1} is the limit.</source>
        <translation>Ein Maß weicht um {0} der Schwelle ab; {1} ist die Grenze.</translation>
    </message>
    <message>
        <source>Access control is off.</source>
        <translation>Die Zugangskontrolle ist aus.</translation>
    </message>
    <message>
        <source>Add a user first.</source>
        <translation>Fügen Sie zuerst einen Benutzer hinzu.</translation>
    </message>
    <message>
        <source>Add an administrator first.</source>
        <translation>Fügen Sie zuerst einen Administrator hinzu.</translation>
    </message>
    <message>
        <source>All parts are rejected until those have passed the output.</source>
        <translation>Alle Teile werden ausgeschleust, bis jene am Ausgang vorbei sind.</translation>
    </message>
    <message>
        <source>Before another version was restored.</source>
        <translation>Bevor eine andere Version wiederhergestellt wurde.</translation>
    </message>
    <message>
        <source>Bring the broker back, or allow a larger outbox.</source>
        <translation>Bringen Sie den Broker wieder in Gang oder erlauben Sie einen größeren Postausgang.</translation>
    </message>
    <message>
        <source>Bring the camera back, then choose the recipe again.</source>
        <translation>Bringen Sie die Kamera zurück und wählen Sie das Rezept dann erneut.</translation>
    </message>
    <message>
        <source>Check ca_file, certificate_file and key_file of the output.</source>
        <translation>Prüfen Sie ca_file, certificate_file und key_file des Ausgangs.</translation>
    </message>
    <message>
        <source>Check that its server runs, that its disk has room, and the station&apos;s settings.</source>
        <translation>Prüfen Sie, dass ihr Server läuft und ihr Laufwerk Platz hat, und prüfen Sie die Einstellungen der Station.</translation>
    </message>
    <message>
        <source>Check the address and that no other program has the port; ports below 1024 need rights of their own.</source>
        <translation>Prüfen Sie die Adresse und dass kein anderes Programm den Port belegt; Ports unter 1024 brauchen eigene Rechte.</translation>
    </message>
    <message>
        <source>Check the broker&apos;s limit of a message&apos;s size. The connection is made anew by itself.</source>
        <translation>Prüfen Sie, wie groß eine Nachricht beim Broker sein darf. Die Verbindung wird von selbst neu aufgebaut.</translation>
    </message>
    <message>
        <source>Check the broker&apos;s limits and access list, then take that file away.</source>
        <translation>Prüfen Sie Grenzen und Zugriffsliste des Brokers, und nehmen Sie dann diese Datei weg.</translation>
    </message>
    <message>
        <source>Check the broker, the network, the password and the certificates.</source>
        <translation>Prüfen Sie Broker, Netzwerk, Passwort und Zertifikate.</translation>
    </message>
    <message>
        <source>Check the controller and its program.</source>
        <translation>Prüfen Sie die Steuerung und ihr Programm.</translation>
    </message>
    <message>
        <source>Check the controller&apos;s program: Results Ack follows Results Ready, on and off.</source>
        <translation>Prüfen Sie das Programm der Steuerung: Results Ack folgt auf Results Ready, ein und aus.</translation>
    </message>
    <message>
        <source>Check the device, and bring the model live through the gate.</source>
        <translation>Prüfen Sie das Gerät, und geben Sie das Modell nach der Prüfung der festgelegten Teile frei.</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the file.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte der Datei.</translation>
    </message>
    <message>
        <source>Check the encoder; with a counter that begins again at 0 set encoder_bits.</source>
        <translation>Prüfen Sie den Drehgeber; bei einem Zähler, der wieder bei 0 beginnt, setzen Sie encoder_bits.</translation>
    </message>
    <message>
        <source>Check the network share, its rights and its space.</source>
        <translation>Prüfen Sie die Netzwerkfreigabe, ihre Rechte und ihren Platz.</translation>
    </message>
    <message>
        <source>Check the network, the address and the controller.</source>
        <translation>Prüfen Sie Netzwerk, Adresse und Steuerung.</translation>
    </message>
    <message>
        <source>Check the network, the address, and the server&apos;s certificate.</source>
        <translation>Prüfen Sie Netzwerk, Adresse und das Zertifikat des Servers.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the register addresses in the recipe and in the controller.</source>
        <translation>Prüfen Sie die Registeradressen im Rezept und in der Steuerung.</translation>
    </message>
    <message>
        <source>Check the server and its rights.</source>
        <translation>Prüfen Sie den Server und seine Rechte.</translation>
    </message>
    <message>
        <source>Choose a GenICam camera, or another output.</source>
        <translation>Wählen Sie eine GenICam-Kamera oder einen anderen Ausgang.</translation>
    </message>
    <message>
        <source>Choose a shorter time, or export as CSV.</source>
        <translation>Wählen Sie eine kürzere Zeit oder exportieren Sie als CSV.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Choose another output, or give this user the right to write there.</source>
        <translation>Wählen Sie ein anderes Ziel, oder geben Sie diesem Benutzer das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>Choose another output, or replace it with --overwrite.</source>
        <translation>Wählen Sie einen anderen Ausgabeort, oder ersetzen Sie ihn mit --overwrite.</translation>
    </message>
    <message>
        <source>Choose another signal.</source>
        <translation>Wählen Sie ein anderes Signal.</translation>
    </message>
    <message>
        <source>Choose one of those that `recipe versions` lists.</source>
        <translation>Wählen Sie eine von denen, die „recipe versions“ auflistet.</translation>
    </message>
    <message>
        <source>Connect its disk, or choose another folder in the settings.</source>
        <translation>Schließen Sie das Laufwerk an oder wählen Sie in den Einstellungen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Correct it, or restore one of those that `recipe versions` lists.</source>
        <translation>Berichtigen Sie es, oder stellen Sie eine Version her, die `recipe versions` nennt.</translation>
    </message>
    <message>
        <source>Correct the file in the recipe.</source>
        <translation>Berichtigen Sie die Datei im Rezept.</translation>
    </message>
    <message>
        <source>Correct the server.</source>
        <translation>Bringen Sie den Server in Ordnung.</translation>
    </message>
    <message>
        <source>End another program that uses it, or give this user the right to write there.</source>
        <translation>Beenden Sie das andere Programm, das ihn benutzt, oder geben Sie diesem Benutzer das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>End the program that uses this port, or choose another host or port.</source>
        <translation>Beenden Sie das Programm, das diesen Port benutzt, oder wählen Sie einen anderen Rechner oder Port.</translation>
    </message>
    <message>
        <source>Entries are cut off at the end: the {0} knows {1}, the log ends with {2}.</source>
        <translation>Am Ende sind Einträge abgeschnitten: „{0}“ kennt {1}, das Protokoll endet mit {2}.</translation>
    </message>
    <message>
        <source>Entry {0} closes a torn line of {1}.</source>
        <translation>Eintrag {0} schließt eine abgerissene Zeile von {1} ab.</translation>
    </message>
    <message>
        <source>Entry {0} is not the one that the {1} knows.</source>
        <translation>Eintrag {0} ist nicht der, den „{1}“ kennt.</translation>
    </message>
    <message>
        <source>Force a signal of a digital or Modbus output instead.</source>
        <translation>Erzwingen Sie stattdessen ein Signal eines digitalen oder Modbus-Ausgangs.</translation>
    </message>
    <message>
        <source>Free disk space, or allow writing beside the model.</source>
        <translation>Schaffen Sie Platz auf der Platte, oder erlauben Sie das Schreiben neben dem Modell.</translation>
    </message>
    <message>
        <source>Free disk space, or close the program that has the file open.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder schließen Sie das Programm, das die Datei offen hat.</translation>
    </message>
    <message>
        <source>Free disk space, or give this user the right to write there.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder geben Sie diesem Benutzer das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>Give each a number with `recipe number`, or a line of its own.</source>
        <translation>Geben Sie jedem mit „recipe number“ eine Nummer oder eine eigene Linie.</translation>
    </message>
    <message>
        <source>Give sqlite:///FILE or postgresql://USER@HOST/DATABASE.</source>
        <translation>Geben Sie sqlite:///DATEI oder postgresql://BENUTZER@RECHNER/DATENBANK an.</translation>
    </message>
    <message>
        <source>Give the file one of these endings.</source>
        <translation>Geben Sie der Datei eine dieser Endungen.</translation>
    </message>
    <message>
        <source>Give this user the right to read and write there.</source>
        <translation>Geben Sie diesem Benutzer das Recht, dort zu lesen und zu schreiben.</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Geben Sie diesem Benutzer das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>Install goodpart[{0}], or use another backend.</source>
        <translation>Installieren Sie goodpart[{0}], oder nehmen Sie ein anderes Backend.</translation>
    </message>
    <message>
        <source>Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev.</source>
        <translation>Installieren Sie einen: unter Debian oder Ubuntu mit sudo apt-get install gcc libc6-dev.</translation>
    </message>
    <message>
        <source>Install the driver of its maker for this computer, or name the right file.</source>
        <translation>Installieren Sie den Treiber ihres Herstellers für diesen Rechner oder nennen Sie die richtige Datei.</translation>
    </message>
    <message>
        <source>It came during a changeover to a recipe whose camera takes no trigger.</source>
        <translation>Er kam während eines Wechsels zu einem Rezept, dessen Kamera keinen Trigger nimmt.</translation>
    </message>
    <message>
        <source>It came during a changeover, and another trigger waited for its end already.</source>
        <translation>Er kam während eines Rezeptwechsels, und ein anderer Trigger wartete schon auf dessen Ende.</translation>
    </message>
    <message>
        <source>It came while the camera still owed the picture of the trigger before.</source>
        <translation>Er kam, während die Kamera das Bild des vorigen Triggers noch schuldig war.</translation>
    </message>
    <message>
        <source>It can&apos;t be started.</source>
        <translation>Sie kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>It can&apos;t be used.</source>
        <translation>Sie kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>It did not act on this part.</source>
        <translation>Er hat auf dieses Teil nicht gewirkt.</translation>
    </message>
    <message>
        <source>It does not run here: {0}.</source>
        <translation>Es läuft hier nicht: {0}.</translation>
    </message>
    <message>
        <source>It gets no results.</source>
        <translation>Sie bekommt keine Ergebnisse.</translation>
    </message>
    <message>
        <source>It gets no results; what was not confirmed is sent again.</source>
        <translation>Sie bekommt keine Ergebnisse; was nicht bestätigt wurde, wird erneut gesendet.</translation>
    </message>
    <message>
        <source>It has more than {0} characters, or some that can&apos;t be typed.</source>
        <translation>Es sind mehr als {0} Zeichen oder solche, die man nicht tippen kann.</translation>
    </message>
    <message>
        <source>It is shown again until it is too old.</source>
        <translation>Es wird wieder angezeigt, bis es zu alt ist.</translation>
    </message>
    <message>
        <source>It is started anew by itself; end other programs that keep this computer busy.</source>
        <translation>Er wird von selbst neu gestartet; beenden Sie andere Programme, die diesen Rechner auslasten.</translation>
    </message>
    <message>
        <source>It is started anew by itself; if that does not help, start the station again.</source>
        <translation>Er wird von selbst neu gestartet; hilft das nicht, starten Sie die Station neu.</translation>
    </message>
    <message>
        <source>It may not see the results any more.</source>
        <translation>Sie sieht die Ergebnisse vielleicht nicht mehr.</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>Er öffnet sich von selbst.</translation>
    </message>
    <message>
        <source>It starts again by itself.</source>
        <translation>Er startet von selbst neu.</translation>
    </message>
    <message>
        <source>It takes {0}.</source>
        <translation>Möglich ist {0}.</translation>
    </message>
    <message>
        <source>It was not touched.</source>
        <translation>Es wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>It was too late to act on it.</source>
        <translation>Es war zu spät, um danach zu handeln.</translation>
    </message>
    <message>
        <source>It would stand in the settings for everybody to read. No result is recorded there.</source>
        <translation>Es stünde für jeden lesbar in den Einstellungen. Dort wird kein Ergebnis aufgezeichnet.</translation>
    </message>
    <message>
        <source>Its folder can&apos;t be made: {0}.</source>
        <translation>Ihr Ordner kann nicht angelegt werden: {0}.</translation>
    </message>
    <message>
        <source>Its line stays at rest.</source>
        <translation>Seine Leitung bleibt in Ruhe.</translation>
    </message>
    <message>
        <source>Its picture did not come before the changeover.</source>
        <translation>Sein Bild kam nicht vor dem Rezeptwechsel.</translation>
    </message>
    <message>
        <source>Its picture was lost on the way.</source>
        <translation>Sein Bild ging unterwegs verloren.</translation>
    </message>
    <message>
        <source>Its settings can&apos;t be read or changed.</source>
        <translation>Ihre Einstellungen lassen sich weder lesen noch ändern.</translation>
    </message>
    <message>
        <source>Judging {0} pictures with plain torch, to compare with.</source>
        <translation>Zum Vergleich werden {0} Bilder mit reinem torch beurteilt.</translation>
    </message>
    <message>
        <source>Log in to the computer as the one under whom the station runs.</source>
        <translation>Melden Sie sich am Rechner als der Benutzer an, unter dem die Station läuft.</translation>
    </message>
    <message>
        <source>Make pulse_ms shorter than the time between two parts.</source>
        <translation>Machen Sie pulse_ms kürzer als die Zeit zwischen zwei Teilen.</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first.</source>
        <translation>Machen Sie zuerst jemand anderen zum Administrator.</translation>
    </message>
    <message>
        <source>Measuring in turns.</source>
        <translation>Es wird abwechselnd gemessen.</translation>
    </message>
    <message>
        <source>Name a folder of good parts with --data.</source>
        <translation>Nennen Sie mit --data einen Ordner mit guten Teilen.</translation>
    </message>
    <message>
        <source>Name a model&apos;s folder.</source>
        <translation>Nennen Sie den Ordner eines Modells.</translation>
    </message>
    <message>
        <source>Name a person.</source>
        <translation>Nennen Sie eine Person.</translation>
    </message>
    <message>
        <source>Name one of {0}.</source>
        <translation>Nennen Sie eines von {0}.</translation>
    </message>
    <message>
        <source>Name the file in it.</source>
        <translation>Nennen Sie die Datei darin.</translation>
    </message>
    <message>
        <source>Name the same camera settings in all recipes of this line.</source>
        <translation>Nennen Sie in allen Rezepten dieser Linie dieselben Einstellungen der Kamera.</translation>
    </message>
    <message>
        <source>No GenICam driver is known.</source>
        <translation>Es ist kein GenICam-Treiber bekannt.</translation>
    </message>
    <message>
        <source>No administrator would be left.</source>
        <translation>Es bliebe kein Administrator übrig.</translation>
    </message>
    <message>
        <source>No camera can be opened.</source>
        <translation>Es kann keine Kamera geöffnet werden.</translation>
    </message>
    <message>
        <source>No log-in for {0} s more.</source>
        <translation>Noch {0} s keine Anmeldung.</translation>
    </message>
    <message>
        <source>No model can be written to {0}: {1}.</source>
        <translation>Nach {0} kann kein Modell geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>No part can be judged with it.</source>
        <translation>Damit kann kein Teil beurteilt werden.</translation>
    </message>
    <message>
        <source>No part can be judged with this model.</source>
        <translation>Mit diesem Modell kann kein Teil beurteilt werden.</translation>
    </message>
    <message>
        <source>No part is inspected until it is back.</source>
        <translation>Bis sie zurück ist, wird kein Teil geprüft.</translation>
    </message>
    <message>
        <source>No part is inspected.</source>
        <translation>Es wird kein Teil geprüft.</translation>
    </message>
    <message>
        <source>No part is judged.</source>
        <translation>Kein Teil wird beurteilt.</translation>
    </message>
    <message>
        <source>No part is on record there.</source>
        <translation>Dort ist kein Teil aufgezeichnet.</translation>
    </message>
    <message>
        <source>No picture came for this trigger.</source>
        <translation>Zu diesem Trigger kam kein Bild.</translation>
    </message>
    <message>
        <source>No picture was taken for this trigger.</source>
        <translation>Zu diesem Trigger wurde kein Bild aufgenommen.</translation>
    </message>
    <message>
        <source>No result is recorded in a database.</source>
        <translation>Kein Ergebnis wird in einer Datenbank aufgezeichnet.</translation>
    </message>
    <message>
        <source>No result is recorded there: they are kept in the journal.</source>
        <translation>Dort wird kein Ergebnis aufgezeichnet: sie werden im Journal aufbewahrt.</translation>
    </message>
    <message>
        <source>No time was measured.</source>
        <translation>Es wurde keine Zeit gemessen.</translation>
    </message>
    <message>
        <source>No way leads from schema {0} to {1}.</source>
        <translation>Es führt kein Weg von Schema {0} zu {1}.</translation>
    </message>
    <message>
        <source>Nobody can log in; the line goes on, and operators with it.</source>
        <translation>Niemand kann sich anmelden; die Linie läuft weiter, und Bediener arbeiten weiter mit ihr.</translation>
    </message>
    <message>
        <source>Nobody can log in; the operator&apos;s rights hold.</source>
        <translation>Niemand kann sich anmelden; es gelten die Rechte des Bedieners.</translation>
    </message>
    <message>
        <source>Nobody was added: nobody could change users afterwards.</source>
        <translation>Niemand wurde hinzugefügt: danach könnte niemand mehr Benutzer ändern.</translation>
    </message>
    <message>
        <source>Nobody was logged in.</source>
        <translation>Niemand wurde angemeldet.</translation>
    </message>
    <message>
        <source>Not even plain torch judges as it should here.</source>
        <translation>Hier urteilt nicht einmal einfaches torch, wie es soll.</translation>
    </message>
    <message>
        <source>Nothing computes here any more.</source>
        <translation>Hier rechnet nichts mehr.</translation>
    </message>
    <message>
        <source>Nothing is sent to the server.</source>
        <translation>An den Server wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing is switched.</source>
        <translation>Es wird nichts geschaltet.</translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <translation>Es wurde nichts begonnen.</translation>
    </message>
    <message>
        <source>Nothing was changed, nobody was logged in.</source>
        <translation>Es wurde nichts geändert und niemand angemeldet.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was computed with it.</source>
        <translation>Es wurde nichts damit gerechnet.</translation>
    </message>
    <message>
        <source>Nothing was computed.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Es wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Nothing was optimised; the model runs as before.</source>
        <translation>Es wurde nichts optimiert; das Modell läuft wie zuvor.</translation>
    </message>
    <message>
        <source>Other parts are recorded.</source>
        <translation>Andere Teile werden aufgezeichnet.</translation>
    </message>
    <message>
        <source>Parts that get another verdict: {0} of {1}.</source>
        <translation>Teile mit anderem Urteil: {0} von {1}.</translation>
    </message>
    <message>
        <source>Pictures are kept again.</source>
        <translation>Bilder werden wieder aufbewahrt.</translation>
    </message>
    <message>
        <source>Pictures are not kept. Results go on.</source>
        <translation>Bilder werden nicht aufbewahrt. Ergebnisse laufen weiter.</translation>
    </message>
    <message>
        <source>Pictures come faster than they can be written: {0} were given up.</source>
        <translation>Bilder kommen schneller, als sie geschrieben werden können: aufgegeben wurden {0}.</translation>
    </message>
    <message>
        <source>Plug it in again; the line goes on by itself.</source>
        <translation>Stecken Sie sie wieder ein; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Pulses ran into one another; good parts may have been rejected.</source>
        <translation>Impulse gingen ineinander über; gute Teile können ausgeschleust worden sein.</translation>
    </message>
    <message>
        <source>Put it back where it was; the line goes on by itself.</source>
        <translation>Legen Sie sie zurück, wo sie war; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Put it into PostgreSQL&apos;s password file (.pgpass) and leave it out of the address.</source>
        <translation>Schreiben Sie es in die Passwortdatei von PostgreSQL (.pgpass) und lassen Sie es in der Adresse weg.</translation>
    </message>
    <message>
        <source>Release the forced signals on the test page.</source>
        <translation>Geben Sie die erzwungenen Signale auf der Testseite frei.</translation>
    </message>
    <message>
        <source>Remove puad_weight from the recipe, or train with --puad-weight.</source>
        <translation>Entfernen Sie puad_weight aus dem Rezept, oder trainieren Sie mit --puad-weight.</translation>
    </message>
    <message>
        <source>Remove the folder {0}; then a new one is made, which clients must trust anew.</source>
        <translation>Entfernen Sie den Ordner {0}; dann entsteht ein neues Zertifikat, dem die Clients neu vertrauen müssen.</translation>
    </message>
    <message>
        <source>Repair the compiler, or report this with its words.</source>
        <translation>Reparieren Sie den Compiler oder melden Sie dies mit seinen Worten.</translation>
    </message>
    <message>
        <source>Report it with the log file.</source>
        <translation>Melden Sie es mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>Report this with the log file.</source>
        <translation>Melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>Report this with the log.</source>
        <translation>Melden Sie dies mit dem Protokoll.</translation>
    </message>
    <message>
        <source>Restart the program; if it happens again, check the device and its driver.</source>
        <translation>Starten Sie das Programm neu; geschieht es wieder, prüfen Sie das Gerät und seinen Treiber.</translation>
    </message>
    <message>
        <source>Restart the program; if it happens again, update it.</source>
        <translation>Starten Sie das Programm neu; geschieht es wieder, aktualisieren Sie es.</translation>
    </message>
    <message>
        <source>Restore the file from a backup, or choose another version.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her oder wählen Sie eine andere Version.</translation>
    </message>
    <message>
        <source>Restore the file from a backup, or use `access recover`.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her oder nehmen Sie „access recover“.</translation>
    </message>
    <message>
        <source>Restore the model from a backup or train it again.</source>
        <translation>Stellen Sie das Modell aus einer Sicherung wieder her oder trainieren Sie es neu.</translation>
    </message>
    <message>
        <source>Restore the picture, or take a new one.</source>
        <translation>Stellen Sie das Bild wieder her oder nehmen Sie ein neues auf.</translation>
    </message>
    <message>
        <source>Results are kept in a journal until the database takes them.</source>
        <translation>Ergebnisse werden in einem Journal aufbewahrt, bis die Datenbank sie annimmt.</translation>
    </message>
    <message>
        <source>Results are not sent to the broker.</source>
        <translation>Ergebnisse werden nicht an den Broker gesendet.</translation>
    </message>
    <message>
        <source>Results are on no disk yet: they wait in memory.</source>
        <translation>Ergebnisse sind noch auf keinem Laufwerk: sie warten im Speicher.</translation>
    </message>
    <message>
        <source>Results can&apos;t be read from it or written to it now.</source>
        <translation>Ergebnisse lassen sich jetzt weder aus ihr lesen noch in sie schreiben.</translation>
    </message>
    <message>
        <source>Results go on. Free disk space, or keep fewer pictures.</source>
        <translation>Ergebnisse laufen weiter. Schaffen Sie Platz auf dem Laufwerk oder bewahren Sie weniger Bilder auf.</translation>
    </message>
    <message>
        <source>Results that the database does not take wait in memory.</source>
        <translation>Ergebnisse, die die Datenbank nicht annimmt, warten im Speicher.</translation>
    </message>
    <message>
        <source>Results that wait on disk: {0}; the line goes on.</source>
        <translation>Ergebnisse, die auf der Platte warten: {0}; die Linie läuft weiter.</translation>
    </message>
    <message>
        <source>Results wait and are sent again.</source>
        <translation>Ergebnisse warten und werden erneut gesendet.</translation>
    </message>
    <message>
        <source>Results wait on disk; the line goes on.</source>
        <translation>Ergebnisse warten auf der Platte; die Linie läuft weiter.</translation>
    </message>
    <message>
        <source>Results wait until it can be written.</source>
        <translation>Ergebnisse warten, bis geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Run &apos;model optimize&apos; again for this model.</source>
        <translation>Rufen Sie für dieses Modell noch einmal &apos;model optimize&apos; auf.</translation>
    </message>
    <message>
        <source>Run &apos;model optimize&apos; for this model; it then runs by itself.</source>
        <translation>Rufen Sie für dieses Modell &apos;model optimize&apos; auf; danach läuft es von selbst.</translation>
    </message>
    <message>
        <source>Run a line, which makes it, or check the address.</source>
        <translation>Lassen Sie eine Linie laufen, die sie anlegt, oder prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Say why, and who says so.</source>
        <translation>Geben Sie an, warum und wer es sagt.</translation>
    </message>
    <message>
        <source>See `access users`.</source>
        <translation>Siehe „access users“.</translation>
    </message>
    <message>
        <source>Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the like, RGB8, BGR8 or YCbCr422_8.</source>
        <translation>Setzen Sie PixelFormat auf Mono8, Mono10, Mono12, deren gepackte Formen, BayerRG8 und ähnliche, RGB8, BGR8 oder YCbCr422_8.</translation>
    </message>
    <message>
        <source>Set its value.</source>
        <translation>Setzen Sie seinen Wert.</translation>
    </message>
    <message>
        <source>Set the camera as it was, or train with such pictures.</source>
        <translation>Stellen Sie die Kamera wieder ein wie zuvor, oder trainieren Sie mit solchen Bildern.</translation>
    </message>
    <message>
        <source>Set the camera&apos;s size as it was when the recipe was made.</source>
        <translation>Stellen Sie die Bildgröße der Kamera ein, wie sie beim Anlegen des Rezepts war.</translation>
    </message>
    <message>
        <source>Sharpness needs {0} pixels a side, got {1}.</source>
        <translation>Die Schärfe braucht {0} Pixel je Seite, vorhanden sind {1}.</translation>
    </message>
    <message>
        <source>Shift reports are written again.</source>
        <translation>Schichtberichte werden wieder geschrieben.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {0}: {1}.</source>
        <translation>Etwas Unerwartetes ging schief: {0}: {1}.</translation>
    </message>
    <message>
        <source>Start it again, and report this with the log file.</source>
        <translation>Starten Sie sie neu und melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>Start it first.</source>
        <translation>Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Start the line again.</source>
        <translation>Die Linie erneut starten.</translation>
    </message>
    <message>
        <source>Start the line again; if it happens again, check the camera and its driver.</source>
        <translation>Starten Sie die Linie neu; geschieht es wieder, prüfen Sie die Kamera und ihren Treiber.</translation>
    </message>
    <message>
        <source>Start the line first.</source>
        <translation>Starten Sie zuerst die Linie.</translation>
    </message>
    <message>
        <source>Start the line, and check the camera.</source>
        <translation>Starten Sie die Linie und prüfen Sie die Kamera.</translation>
    </message>
    <message>
        <source>Stored parts with another verdict than people gave: {0} of {1}.</source>
        <translation>Aufbewahrte Teile mit anderem Urteil, als Menschen gaben: {0} von {1}.</translation>
    </message>
    <message>
        <source>Take it out of the recipe, or choose the right camera.</source>
        <translation>Nehmen Sie es aus dem Rezept oder wählen Sie die richtige Kamera.</translation>
    </message>
    <message>
        <source>TensorRT can&apos;t use the prepared network.</source>
        <translation>TensorRT kann das vorbereitete Netz nicht benutzen.</translation>
    </message>
    <message>
        <source>TensorRT could not build the network.</source>
        <translation>TensorRT konnte das Netz nicht bauen.</translation>
    </message>
    <message>
        <source>TensorRT could not compute the maps.</source>
        <translation>TensorRT konnte die Karten nicht rechnen.</translation>
    </message>
    <message>
        <source>That is no address of a database.</source>
        <translation>Das ist keine Adresse einer Datenbank.</translation>
    </message>
    <message>
        <source>That is not right.</source>
        <translation>Das stimmt nicht.</translation>
    </message>
    <message>
        <source>The MQTT broker {0} does not take results: {1}.</source>
        <translation>Der MQTT-Broker {0} nimmt keine Ergebnisse an: {1}.</translation>
    </message>
    <message>
        <source>The MQTT broker {0} hangs up at a result.</source>
        <translation>Der MQTT-Broker {0} bricht bei einem Ergebnis die Verbindung ab.</translation>
    </message>
    <message>
        <source>The MQTT output is not open.</source>
        <translation>Der MQTT-Ausgang ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>The Modbus server can&apos;t listen at {0}, port {1}.</source>
        <translation>Der Modbus-Server kann unter {0}, Port {1}, nicht lauschen.</translation>
    </message>
    <message>
        <source>The Modbus server has ended.</source>
        <translation>Der Modbus-Server hat sich beendet.</translation>
    </message>
    <message>
        <source>The OPC UA server can&apos;t listen at {0}: {1}.</source>
        <translation>Der OPC-UA-Server kann unter {0} nicht lauschen: {1}.</translation>
    </message>
    <message>
        <source>The OPC UA server does not work: {0}.</source>
        <translation>Der OPC-UA-Server arbeitet nicht: {0}.</translation>
    </message>
    <message>
        <source>The OPC UA server is not open.</source>
        <translation>Der OPC-UA-Server ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>The OPC UA server was not ready within {0} s.</source>
        <translation>Der OPC-UA-Server war nicht binnen {0} s bereit.</translation>
    </message>
    <message>
        <source>The OPC UA server&apos;s own certificate can&apos;t be used: {0}.</source>
        <translation>Das eigene Zertifikat des OPC-UA-Servers kann nicht benutzt werden: {0}.</translation>
    </message>
    <message>
        <source>The address of the database holds a password.</source>
        <translation>Die Adresse der Datenbank enthält ein Passwort.</translation>
    </message>
    <message>
        <source>The anchor is missing or damaged: a cut at the end would not show.</source>
        <translation>Der Anker fehlt oder ist beschädigt: am Ende Abgeschnittenes fiele nicht auf.</translation>
    </message>
    <message>
        <source>The audit log is not forwarded there.</source>
        <translation>Das Audit-Protokoll wird nicht dorthin weitergeleitet.</translation>
    </message>
    <message>
        <source>The audit log {0} could not be written: {1}.</source>
        <translation>Das Audit-Protokoll {0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The backend {0} can&apos;t compute this model&apos;s third score (PUAD).</source>
        <translation>Das Backend {0} kann das dritte Maß dieses Modells (PUAD) nicht rechnen.</translation>
    </message>
    <message>
        <source>The backend {0} failed: {1}.</source>
        <translation>Das Backend {0} ist ausgefallen: {1}.</translation>
    </message>
    <message>
        <source>The backend {0} lacks a package: {1}.</source>
        <translation>Dem Backend {0} fehlt ein Paket: {1}.</translation>
    </message>
    <message>
        <source>The broker {0} will never get them; the record of the station has them.</source>
        <translation>Der Broker {0} bekommt sie nie; die Aufzeichnung der Station hat sie.</translation>
    </message>
    <message>
        <source>The camera does not answer any more.</source>
        <translation>Die Kamera antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>The camera has no feature {0}.</source>
        <translation>Die Kamera hat kein Merkmal {0}.</translation>
    </message>
    <message>
        <source>The camera is away.</source>
        <translation>Die Kamera ist nicht da.</translation>
    </message>
    <message>
        <source>The camera is back after {0} s.</source>
        <translation>Die Kamera ist nach {0} s zurück.</translation>
    </message>
    <message>
        <source>The camera is not open.</source>
        <translation>Die Kamera ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>The camera number {0} is not started.</source>
        <translation>Die Kamera Nummer {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The camera number {0} of this computer gives no picture.</source>
        <translation>Die Kamera Nummer {0} dieses Rechners liefert kein Bild.</translation>
    </message>
    <message>
        <source>The camera sends the pixel format {0}, which can&apos;t be decoded.</source>
        <translation>Die Kamera sendet das Pixelformat {0}, das sich nicht dekodieren lässt.</translation>
    </message>
    <message>
        <source>The camera was changed before its picture came.</source>
        <translation>Die Kamera wurde gewechselt, bevor sein Bild kam.</translation>
    </message>
    <message>
        <source>The camera was lost before its picture came.</source>
        <translation>Die Kamera ging verloren, bevor sein Bild kam.</translation>
    </message>
    <message>
        <source>The camera {0} is gone.</source>
        <translation>Die Kamera {0} ist weg.</translation>
    </message>
    <message>
        <source>The camera {0} is not connected.</source>
        <translation>Die Kamera {0} ist nicht verbunden.</translation>
    </message>
    <message>
        <source>The camera {0} is not started.</source>
        <translation>Die Kamera {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The camera {0} takes no software trigger: it is set to {1}.</source>
        <translation>Die Kamera {0} nimmt keinen Softwaretrigger: sie steht auf {1}.</translation>
    </message>
    <message>
        <source>The camera&apos;s driver failed: {0}: {1}.</source>
        <translation>Der Treiber der Kamera ist ausgefallen: {0}: {1}.</translation>
    </message>
    <message>
        <source>The camera&apos;s driver has stopped working.</source>
        <translation>Der Treiber der Kamera arbeitet nicht mehr.</translation>
    </message>
    <message>
        <source>The camera&apos;s settings are not those of the recipe.</source>
        <translation>Die Einstellungen der Kamera sind nicht die des Rezepts.</translation>
    </message>
    <message>
        <source>The certificates {0} can&apos;t be used: {1}.</source>
        <translation>Die Zertifikate {0} können nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The challenge failed: a known part got a wrong verdict. No part is judged until it is passed. Call an engineer, then challenge again.</source>
        <translation>Die Prüfung ist nicht bestanden: ein bekanntes Teil bekam ein falsches Urteil. Kein Teil wird beurteilt, bis sie bestanden ist. Einen Techniker rufen, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>The challenge failed: a known part got a wrong verdict. The verdicts of this line may be wrong. Call an engineer.</source>
        <translation>Die Prüfung ist nicht bestanden: ein bekanntes Teil bekam ein falsches Urteil. Die Urteile dieser Linie können falsch sein. Einen Techniker rufen.</translation>
    </message>
    <message>
        <source>The challenge is due. No part is judged until it is passed. Touch Challenge.</source>
        <translation>Die Prüfung ist fällig. Kein Teil wird beurteilt, bis sie bestanden ist. „Prüfung“ berühren.</translation>
    </message>
    <message>
        <source>The challenge is due. Touch Challenge.</source>
        <translation>Die Prüfung ist fällig. „Prüfung“ berühren.</translation>
    </message>
    <message>
        <source>The changeover took longer than the part&apos;s deadline.</source>
        <translation>Der Rezeptwechsel dauerte länger als die Frist des Teils.</translation>
    </message>
    <message>
        <source>The compiler {0} failed with exit code {1}: {2}.</source>
        <translation>Der Compiler {0} endete mit Code {1}: {2}.</translation>
    </message>
    <message>
        <source>The controller did not acknowledge the result of part {0}.</source>
        <translation>Die Steuerung hat das Ergebnis von Teil {0} nicht bestätigt.</translation>
    </message>
    <message>
        <source>The controller gets no results by OPC UA.</source>
        <translation>Die Steuerung bekommt über OPC UA keine Ergebnisse.</translation>
    </message>
    <message>
        <source>The controller gets no results from it.</source>
        <translation>Die Steuerung bekommt von ihm keine Ergebnisse.</translation>
    </message>
    <message>
        <source>The controller gets no results.</source>
        <translation>Die Steuerung bekommt keine Ergebnisse.</translation>
    </message>
    <message>
        <source>The controller may not have this result.</source>
        <translation>Die Steuerung hat dieses Ergebnis vielleicht nicht.</translation>
    </message>
    <message>
        <source>The controller {0} refuses the registers ({1}).</source>
        <translation>Die Steuerung {0} lehnt die Register ab ({1}).</translation>
    </message>
    <message>
        <source>The controller {0}, port {1}, does not answer: {2}.</source>
        <translation>Die Steuerung {0}, Port {1}, antwortet nicht: {2}.</translation>
    </message>
    <message>
        <source>The controller&apos;s heartbeat has stopped for more than {0} s.</source>
        <translation>Das Lebenszeichen der Steuerung steht seit mehr als {0} s still.</translation>
    </message>
    <message>
        <source>The database can&apos;t be used: {0}.</source>
        <translation>Die Datenbank kann nicht benutzt werden: {0}.</translation>
    </message>
    <message>
        <source>The database does not know the run {0}.</source>
        <translation>Die Datenbank kennt den Lauf {0} nicht.</translation>
    </message>
    <message>
        <source>The database does not take a record: {0}.</source>
        <translation>Die Datenbank nimmt einen Eintrag nicht an: {0}.</translation>
    </message>
    <message>
        <source>The database refused results, {0} in all: they are not on record. They are kept in {1}. Report this with that file and the log, then move the file away.</source>
        <translation>Die Datenbank hat Ergebnisse abgelehnt, {0} im Ganzen: Sie sind nicht aufgezeichnet. Sie liegen in {1}. Melden Sie das mit dieser Datei und dem Protokoll, und verschieben Sie die Datei danach.</translation>
    </message>
    <message>
        <source>The database takes results again.</source>
        <translation>Die Datenbank nimmt wieder Ergebnisse an.</translation>
    </message>
    <message>
        <source>The database was written by a newer program; this one knows version {0}.</source>
        <translation>Die Datenbank stammt von einem neueren Programm; dieses kennt Version {0}.</translation>
    </message>
    <message>
        <source>The database {0} is not one that is known.</source>
        <translation>Die Datenbankart {0} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The device failed: {0}.</source>
        <translation>Das Gerät ist ausgefallen: {0}.</translation>
    </message>
    <message>
        <source>The device has too little memory to judge one image.</source>
        <translation>Das Gerät hat zu wenig Speicher, um ein Bild zu beurteilen.</translation>
    </message>
    <message>
        <source>The driver of the camera {0} hangs.</source>
        <translation>Der Treiber der Kamera {0} hängt.</translation>
    </message>
    <message>
        <source>The driver {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>The file before {0} is missing.</source>
        <translation>Die Datei vor {0} fehlt.</translation>
    </message>
    <message>
        <source>The file {0} can&apos;t be read as rows of file name and nanoseconds: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht als Zeilen aus Dateiname und Nanosekunden lesen: {1}.</translation>
    </message>
    <message>
        <source>The file {0} is no video that can be decoded.</source>
        <translation>Die Datei {0} ist kein Video, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <source>The file {0} of the model {1} is damaged: its checksum is wrong.</source>
        <translation>Die Datei {0} des Modells {1} ist beschädigt: ihre Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>The first user must be an administrator.</source>
        <translation>Der erste Benutzer muss ein Administrator sein.</translation>
    </message>
    <message>
        <source>The folder of pictures {0} can&apos;t be used: {1}.</source>
        <translation>Der Bilderordner {0} kann nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} can&apos;t be made: {1}.</source>
        <translation>Der Ordner {0} kann nicht angelegt werden: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} can&apos;t be read.</source>
        <translation>Der Ordner {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The folder {0} holds no images.</source>
        <translation>Der Ordner {0} enthält keine Bilder.</translation>
    </message>
    <message>
        <source>The folder {0} is not there.</source>
        <translation>Der Ordner {0} ist nicht da.</translation>
    </message>
    <message>
        <source>The images can&apos;t be played in their original timing.</source>
        <translation>Die Bilder lassen sich nicht in ihrer ursprünglichen Zeit abspielen.</translation>
    </message>
    <message>
        <source>The inspection is behind: the deadline had passed when this part&apos;s turn came.</source>
        <translation>Die Prüfung hinkt nach: die Frist war vorbei, als dieses Teil an der Reihe war.</translation>
    </message>
    <message>
        <source>The journal {0} can&apos;t be used: {1}.</source>
        <translation>Das Journal {0} kann nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The line can&apos;t change over to recipe {0}.</source>
        <translation>Die Linie kann nicht zum Rezept {0} wechseln.</translation>
    </message>
    <message>
        <source>The line can&apos;t judge its parts.</source>
        <translation>Die Linie kann ihre Teile nicht beurteilen.</translation>
    </message>
    <message>
        <source>The line can&apos;t run with it.</source>
        <translation>Die Linie kann damit nicht laufen.</translation>
    </message>
    <message>
        <source>The line can&apos;t start.</source>
        <translation>Die Linie kann nicht starten.</translation>
    </message>
    <message>
        <source>The line does not start: it would pass parts that this score is to stop.</source>
        <translation>Die Linie startet nicht: Sie ließe Teile durch, die dieses Maß aufhalten soll.</translation>
    </message>
    <message>
        <source>The line goes on with recipe {0}.</source>
        <translation>Die Linie läuft mit Rezept {0} weiter.</translation>
    </message>
    <message>
        <source>The line goes on with the processor, which is slower.</source>
        <translation>Die Linie läuft mit dem Prozessor weiter, der langsamer ist.</translation>
    </message>
    <message>
        <source>The line goes on with torch, which may be slower.</source>
        <translation>Die Linie läuft mit torch weiter, das langsamer sein kann.</translation>
    </message>
    <message>
        <source>The line goes on without it.</source>
        <translation>Die Linie läuft ohne dies weiter.</translation>
    </message>
    <message>
        <source>The line ran with it.</source>
        <translation>Die Linie lief damit.</translation>
    </message>
    <message>
        <source>The line starts it again by itself; if it happens often, update the camera&apos;s driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber der Kamera.</translation>
    </message>
    <message>
        <source>The line starts it again by itself; if it happens often, update the driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber.</translation>
    </message>
    <message>
        <source>The line stopped.</source>
        <translation>Die Linie hat angehalten.</translation>
    </message>
    <message>
        <source>The line was stopped before this part was judged.</source>
        <translation>Die Linie wurde angehalten, bevor dieses Teil beurteilt war.</translation>
    </message>
    <message>
        <source>The line&apos;s own states are shown to the other side.</source>
        <translation>Der Gegenseite werden die eigenen Zustände der Linie gezeigt.</translation>
    </message>
    <message>
        <source>The list of users {0} can&apos;t be used.</source>
        <translation>Die Benutzerliste {0} kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The list of users {0} can&apos;t be used: {1}.</source>
        <translation>Die Benutzerliste {0} kann nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The manifest states no schema_version.</source>
        <translation>Das Manifest nennt keine schema_version.</translation>
    </message>
    <message>
        <source>The model could not be written to {0}: {1}.</source>
        <translation>Das Modell konnte nicht nach {0} geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The model gave no number for this picture.</source>
        <translation>Das Modell gab für dieses Bild keine Zahl.</translation>
    </message>
    <message>
        <source>The model runs as before.</source>
        <translation>Das Modell läuft wie zuvor.</translation>
    </message>
    <message>
        <source>The model serves several products, and {0}.</source>
        <translation>Das Modell dient mehreren Produkten, und {0}.</translation>
    </message>
    <message>
        <source>The model that was there before, if any, still stands.</source>
        <translation>Das vorige Modell, falls es eines gab, ist noch da.</translation>
    </message>
    <message>
        <source>The model was written by a newer program (schema {0}, known up to {1}).</source>
        <translation>Das Modell stammt von einem neueren Programm (Schema {0}, bekannt bis {1}).</translation>
    </message>
    <message>
        <source>The model {0} lacks its file {1}.</source>
        <translation>Dem Modell {0} fehlt die Datei {1}.</translation>
    </message>
    <message>
        <source>The model {0} names no {1}.</source>
        <translation>Das Modell {0} nennt kein {1}.</translation>
    </message>
    <message>
        <source>The model&apos;s tensor {0} holds values that are not numbers.</source>
        <translation>Der Tensor {0} des Modells enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The network could not be exported.</source>
        <translation>Das Netz konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The oldest pictures of {0} parts make room for new ones.</source>
        <translation>Die ältesten Bilder von Teilen ({0}) machen Platz für neue.</translation>
    </message>
    <message>
        <source>The optimised model could not be written to {0}: {1}.</source>
        <translation>Das optimierte Modell konnte nicht nach {0} geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The order of the scores differs (rank correlation {0}, {1} is the limit).</source>
        <translation>Die Reihenfolge der Maße ist anders (Rangkorrelation {0}, {1} ist die Grenze).</translation>
    </message>
    <message>
        <source>The outbox {0} can&apos;t be used: {1}.</source>
        <translation>Der Postausgang {0} kann nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The output %s hangs; it is left behind.</source>
        <translation>Der Ausgang %s hängt; er wird zurückgelassen.</translation>
    </message>
    <message>
        <source>The output is forced by hand.</source>
        <translation>Der Ausgang ist von Hand erzwungen.</translation>
    </message>
    <message>
        <source>The output was not switched.</source>
        <translation>Der Ausgang wurde nicht geschaltet.</translation>
    </message>
    <message>
        <source>The output {0} failed: {1}: {2}.</source>
        <translation>Der Ausgang {0} ist ausgefallen: {1}: {2}.</translation>
    </message>
    <message>
        <source>The output {0} takes long to start. Parts wait for it; the line goes on. If it stays so, check its settings and the load of this computer.</source>
        <translation>Der Ausgang {0} braucht lange zum Starten. Teile warten darauf; die Linie läuft weiter. Bleibt es so, prüfen Sie seine Einstellungen und die Last dieses Rechners.</translation>
    </message>
    <message>
        <source>The part could not be aligned with the reference. Check its position.</source>
        <translation>Das Teil ließ sich nicht am Referenzbild ausrichten. Prüfen Sie seine Lage.</translation>
    </message>
    <message>
        <source>The part is not sent again.</source>
        <translation>Das Teil wird nicht erneut gesendet.</translation>
    </message>
    <message>
        <source>The part is turned by {0} degrees. Check its seat.</source>
        <translation>Das Teil ist um {0} Grad verdreht. Prüfen Sie seinen Sitz.</translation>
    </message>
    <message>
        <source>The part lies {0} pixels off its place. Check the stop or the trigger&apos;s delay.</source>
        <translation>Das Teil liegt {0} Pixel neben seinem Platz. Prüfen Sie den Anschlag oder die Triggerverzögerung.</translation>
    </message>
    <message>
        <source>The part was not judged in time. Put it before the camera again.</source>
        <translation>Das Teil wurde nicht rechtzeitig beurteilt. Es noch einmal vor die Kamera legen.</translation>
    </message>
    <message>
        <source>The part was not judged.</source>
        <translation>Das Teil wurde nicht beurteilt.</translation>
    </message>
    <message>
        <source>The part was not judged: the model would see it distorted.</source>
        <translation>Das Teil wurde nicht beurteilt: Das Modell sähe es verzerrt.</translation>
    </message>
    <message>
        <source>The picture and the recipe&apos;s reference differ in size.</source>
        <translation>Das Bild und das Referenzbild des Rezepts sind verschieden groß.</translation>
    </message>
    <message>
        <source>The picture is blurred (sharpness {0}, at least {1} is needed). Clean and focus the lens.</source>
        <translation>Das Bild ist unscharf (Schärfe {0}, nötig ist mindestens {1}). Reinigen und fokussieren Sie das Objektiv.</translation>
    </message>
    <message>
        <source>The picture is only {0}x{1} pixels large.</source>
        <translation>Das Bild ist nur {0}x{1} Pixel groß.</translation>
    </message>
    <message>
        <source>The picture is too bright ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu hell ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <source>The picture is too dark ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu dunkel ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <source>The picture is {0} x {1} px: wider or narrower than any that the model learned.</source>
        <translation>Das Bild hat {0} x {1} px: Es ist breiter oder schmaler als alle, die das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>The picture was taken while the camera&apos;s settings changed. It can&apos;t be judged with either recipe. Inspect the part again.</source>
        <translation>Das Bild wurde aufgenommen, während sich die Einstellungen der Kamera änderten. Es kann mit keinem der beiden Rezepte beurteilt werden. Prüfen Sie das Teil noch einmal.</translation>
    </message>
    <message>
        <source>The producer {0} can&apos;t be loaded: it is no GenTL driver for this computer.</source>
        <translation>Der Treiber {0} lässt sich nicht laden: er ist kein GenTL-Treiber für diesen Rechner.</translation>
    </message>
    <message>
        <source>The producer {0} crashed.</source>
        <translation>Der Treiber {0} ist abgestürzt.</translation>
    </message>
    <message>
        <source>The producer {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>The producer {0} failed: {1}.</source>
        <translation>Der Treiber {0} ist ausgefallen: {1}.</translation>
    </message>
    <message>
        <source>The producer {0} hangs.</source>
        <translation>Der Treiber {0} hängt.</translation>
    </message>
    <message>
        <source>The product {0} has no version that is live.</source>
        <translation>Das Produkt {0} hat keine Version, die scharf geschaltet ist.</translation>
    </message>
    <message>
        <source>The recipe does not say how the camera&apos;s {0} should be.</source>
        <translation>Das Rezept sagt nicht, wie {0} der Kamera sein soll.</translation>
    </message>
    <message>
        <source>The recipe was not changed.</source>
        <translation>Das Rezept wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The recipe weighs a third score (PUAD) that the model does not have.</source>
        <translation>Das Rezept gewichtet ein drittes Maß (PUAD), das das Modell nicht hat.</translation>
    </message>
    <message>
        <source>The recipe {0} has no version {1}.</source>
        <translation>Das Rezept {0} hat keine Version {1}.</translation>
    </message>
    <message>
        <source>The recipe {0} was written by a newer Goodpart (version {1} of its form).</source>
        <translation>Das Rezept {0} stammt von einem neueren Goodpart (Version {1} seiner Form).</translation>
    </message>
    <message>
        <source>The recipe {0} {1}.</source>
        <translation>Das Rezept {0}: {1}.</translation>
    </message>
    <message>
        <source>The recipe&apos;s version can&apos;t be kept.</source>
        <translation>Die Version des Rezepts kann nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The recipes for the line {0} have no numbers of their own: {1}.</source>
        <translation>Die Rezepte der Linie {0} haben keine eigenen Nummern: {1}.</translation>
    </message>
    <message>
        <source>The recording {0} is gone.</source>
        <translation>Die Aufnahme {0} ist weg.</translation>
    </message>
    <message>
        <source>The recording {0} is not being played.</source>
        <translation>Die Aufnahme {0} wird nicht abgespielt.</translation>
    </message>
    <message>
        <source>The reference picture {0} can&apos;t be read: {1}.</source>
        <translation>Das Referenzbild {0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>The score lies so near the threshold that a person should look.</source>
        <translation>Das Maß liegt so nah an der Schwelle, dass ein Mensch hinsehen sollte.</translation>
    </message>
    <message>
        <source>The server of the webhook answered {0} to part {1}.</source>
        <translation>Der Server des Webhooks antwortete {0} auf Teil {1}.</translation>
    </message>
    <message>
        <source>The server of the webhook does not answer: {0}.</source>
        <translation>Der Server des Webhooks antwortet nicht: {0}.</translation>
    </message>
    <message>
        <source>The shift report could not be written.</source>
        <translation>Der Schichtbericht konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The simulated GenICam camera can&apos;t be used here.</source>
        <translation>Die simulierte GenICam-Kamera kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The simulated camera is unplugged.</source>
        <translation>Die simulierte Kamera ist abgezogen.</translation>
    </message>
    <message>
        <source>The simulated line has no input for a hardware trigger.</source>
        <translation>Die simulierte Linie hat keinen Eingang für einen Hardwaretrigger.</translation>
    </message>
    <message>
        <source>The simulated line is not started.</source>
        <translation>Die simulierte Linie ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The simulated line runs freely and takes no trigger.</source>
        <translation>Die simulierte Linie läuft frei und nimmt keinen Trigger.</translation>
    </message>
    <message>
        <source>The station did not start.</source>
        <translation>Die Station wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>The station was stopped first.</source>
        <translation>Die Station wurde vorher angehalten.</translation>
    </message>
    <message>
        <source>The value of the recipe before would stay.</source>
        <translation>Der Wert des vorigen Rezepts würde bleiben.</translation>
    </message>
    <message>
        <source>The verdict did not come before the deadline.</source>
        <translation>Das Urteil kam nicht vor der Frist.</translation>
    </message>
    <message>
        <source>The verdict stands as it was.</source>
        <translation>Das Urteil bleibt, wie es war.</translation>
    </message>
    <message>
        <source>The verdicts of this line may be wrong.</source>
        <translation>Die Urteile dieser Linie können falsch sein.</translation>
    </message>
    <message>
        <source>The versions in {0} can&apos;t be used: {1}.</source>
        <translation>Die Versionen in {0} sind nicht brauchbar: {1}.</translation>
    </message>
    <message>
        <source>The video {0} can&apos;t be read.</source>
        <translation>Das Video {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The webhook is not open.</source>
        <translation>Der Webhook ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>Their disk is full.</source>
        <translation>Ihr Laufwerk ist voll.</translation>
    </message>
    <message>
        <source>There are more parts than an Excel sheet holds ({0}).</source>
        <translation>Es sind mehr Teile, als ein Excel-Blatt fasst ({0}).</translation>
    </message>
    <message>
        <source>There is a folder {0} already.</source>
        <translation>Es gibt schon einen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is a user {0}.</source>
        <translation>Es gibt schon einen Benutzer {0}.</translation>
    </message>
    <message>
        <source>There is already something at {0}.</source>
        <translation>Unter {0} liegt schon etwas.</translation>
    </message>
    <message>
        <source>There is no C compiler ({0}).</source>
        <translation>Es gibt keinen C-Compiler ({0}).</translation>
    </message>
    <message>
        <source>There is no backend {0}.</source>
        <translation>Es gibt kein Backend {0}.</translation>
    </message>
    <message>
        <source>There is no camera to switch the output.</source>
        <translation>Es ist keine Kamera da, die den Ausgang schaltet.</translation>
    </message>
    <message>
        <source>There is no database {0}.</source>
        <translation>Es gibt keine Datenbank {0}.</translation>
    </message>
    <message>
        <source>There is no device type {0} here.</source>
        <translation>Die Geräteart {0} gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no good part to compare with.</source>
        <translation>Es gibt kein gutes Teil zum Vergleichen.</translation>
    </message>
    <message>
        <source>There is no histogram of an empty image.</source>
        <translation>Ein leeres Bild hat kein Histogramm.</translation>
    </message>
    <message>
        <source>There is no part like the reference (likeness {0}). Check that a part lies there and that the recipe is the right one.</source>
        <translation>Dort liegt kein Teil wie auf dem Referenzbild (Ähnlichkeit {0}). Prüfen Sie, dass ein Teil da liegt und das Rezept das richtige ist.</translation>
    </message>
    <message>
        <source>There is no precision {0} with the backend {1} on {2}.</source>
        <translation>Das Backend {1} kennt auf {2} keine Genauigkeit {0}.</translation>
    </message>
    <message>
        <source>There is no precision {0}.</source>
        <translation>Die Genauigkeit {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no recipe {0} on this line.</source>
        <translation>Diese Linie hat kein Rezept {0}.</translation>
    </message>
    <message>
        <source>There is no recipe {0} on this line. The line goes on with recipe {1}. Ask for one of these: {2}.</source>
        <translation>Ein Rezept {0} gibt es auf dieser Linie nicht. Die Linie läuft mit Rezept {1} weiter. Fordern Sie eines von diesen an: {2}.</translation>
    </message>
    <message>
        <source>There is no room for another model.</source>
        <translation>Für ein weiteres Modell ist kein Platz.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>Einen solchen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no user {0}.</source>
        <translation>Einen Benutzer {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing to inspect.</source>
        <translation>Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>There was no trigger {0}.</source>
        <translation>Einen Trigger {0} gab es nicht.</translation>
    </message>
    <message>
        <source>They are put aside in {0}; others are sent.</source>
        <translation>Sie liegen beiseite in {0}; andere werden gesendet.</translation>
    </message>
    <message>
        <source>This PIN is one of the first that anybody tries.</source>
        <translation>Diese PIN ist eine der ersten, die jeder probiert.</translation>
    </message>
    <message>
        <source>This backend was closed.</source>
        <translation>Dieses Backend wurde geschlossen.</translation>
    </message>
    <message>
        <source>This camera has no outputs.</source>
        <translation>Diese Kamera hat keine Ausgänge.</translation>
    </message>
    <message>
        <source>This camera takes no software trigger.</source>
        <translation>Diese Kamera nimmt keinen Softwaretrigger.</translation>
    </message>
    <message>
        <source>This is no command. It did nothing.</source>
        <translation>Das ist kein Befehl. Er hat nichts bewirkt.</translation>
    </message>
    <message>
        <source>This list of users belongs to another user of the computer.</source>
        <translation>Diese Benutzerliste gehört einem anderen Benutzer des Rechners.</translation>
    </message>
    <message>
        <source>This model is being optimised already, by another program or window.</source>
        <translation>Dieses Modell wird schon optimiert, von einem anderen Programm oder Fenster.</translation>
    </message>
    <message>
        <source>This optimisation was not begun; the other one goes on.</source>
        <translation>Diese Optimierung wurde nicht begonnen; die andere läuft weiter.</translation>
    </message>
    <message>
        <source>This part was not inspected.</source>
        <translation>Dieses Teil wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>This predictor was closed.</source>
        <translation>Dieser Prüfer wurde geschlossen.</translation>
    </message>
    <message>
        <source>This result did not reach the broker.</source>
        <translation>Dieses Ergebnis hat den Broker nicht erreicht.</translation>
    </message>
    <message>
        <source>Too many parts waited for this output.</source>
        <translation>Zu viele Teile warteten auf diesen Ausgang.</translation>
    </message>
    <message>
        <source>Train it again, with a lower learning rate if this happens twice.</source>
        <translation>Trainieren Sie es neu, mit kleinerer Lernrate, wenn es zweimal geschieht.</translation>
    </message>
    <message>
        <source>Train it again.</source>
        <translation>Trainieren Sie es neu.</translation>
    </message>
    <message>
        <source>Train one (`product train`), then bring it live (`product activate`).</source>
        <translation>Trainieren Sie eine (`product train`), und schalten Sie sie dann scharf (`product activate`).</translation>
    </message>
    <message>
        <source>Try again; check the rights of this folder and the space on its disk.</source>
        <translation>Versuchen Sie es erneut; prüfen Sie die Rechte dieses Ordners und den Platz auf seinem Laufwerk.</translation>
    </message>
    <message>
        <source>Update this station, or use a recipe that was written by this version.</source>
        <translation>Aktualisieren Sie diese Station, oder nehmen Sie ein Rezept, das diese Version geschrieben hat.</translation>
    </message>
    <message>
        <source>Use another backend.</source>
        <translation>Nehmen Sie ein anderes Backend.</translation>
    </message>
    <message>
        <source>Use auto or torch, or train without it.</source>
        <translation>Nehmen Sie auto oder torch, oder trainieren Sie ohne es.</translation>
    </message>
    <message>
        <source>Use auto, {0}.</source>
        <translation>Nehmen Sie auto, {0}.</translation>
    </message>
    <message>
        <source>Use {0} or {1}.</source>
        <translation>Nehmen Sie {0} oder {1}.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Warten Sie, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Where parts on the belt are is not known: the encoder was reset or gave no count.</source>
        <translation>Wo Teile auf dem Band sind, ist unbekannt: Der Drehgeber wurde zurückgesetzt oder gab keinen Zählerstand.</translation>
    </message>
    <message>
        <source>Without its own thresholds no part can be judged.</source>
        <translation>Ohne eigene Schwellen kann kein Teil beurteilt werden.</translation>
    </message>
    <message>
        <source>{0} is not a model: it is no folder.</source>
        <translation>{0} ist kein Modell: Es ist kein Ordner.</translation>
    </message>
    <message>
        <source>{0} {1} Call an engineer.</source>
        <translation>{0} {1} Einen Techniker rufen.</translation>
    </message>
    <message>
        <source>Update this program, or train the model here.</source>
        <translation>Erneuern Sie dieses Programm oder trainieren Sie das Modell hier.</translation>
    </message>
    <message>
        <source>Install the driver of the camera&apos;s maker: it sets GENICAM_GENTL64_PATH. Or name its .cti file in the recipe, or with --producer.</source>
        <translation>Installieren Sie den Treiber des Kameraherstellers: Er setzt GENICAM_GENTL64_PATH. Oder nennen Sie seine .cti-Datei im Rezept oder mit --producer.</translation>
    </message>
    <message>
        <source>Its scores would mean nothing; no part can be judged with it.</source>
        <translation>Seine Werte hätten keine Bedeutung; damit kann kein Teil beurteilt werden.</translation>
    </message>
    <message>
        <source>The MQTT broker {0} refused results for good: {1}.</source>
        <translation>Der MQTT-Broker {0} hat Ergebnisse endgültig abgelehnt: {1}.</translation>
    </message>
    <message>
        <source>The MQTT outbox is full. Results that were given up: {0}.</source>
        <translation>Der MQTT-Postausgang ist voll. Aufgegebene Ergebnisse: {0}.</translation>
    </message>
    <message>
        <source>The device {0} is not there; CUDA devices of this machine: {1}.</source>
        <translation>Das Gerät {0} gibt es nicht; CUDA-Geräte dieses Rechners: {1}.</translation>
    </message>
    <message>
        <source>The next part may have been switched as well.</source>
        <translation>Auch das nächste Teil kann geschaltet worden sein.</translation>
    </message>
    <message>
        <source>The output {0} does not answer. Parts wait for it; the line goes on. Check the other side.</source>
        <translation>Der Ausgang {0} antwortet nicht. Teile warten auf ihn; die Linie läuft weiter. Prüfen Sie die Gegenseite.</translation>
    </message>
    <message>
        <source>The queue of parts is full ({0}): the inspection is slower than the line.</source>
        <translation>Die Warteschlange der Teile ist voll ({0}): die Prüfung ist langsamer als die Linie.</translation>
    </message>
    <message>
        <source>There is no memory for the frame buffers ({0}): {1}.</source>
        <translation>Für die Bildpuffer ({0}) ist kein Speicher da: {1}.</translation>
    </message>
    <message>
        <source>Update this station&apos;s program.</source>
        <translation>Erneuern Sie das Programm dieser Station.</translation>
    </message>
    <message>
        <source>Use auto or cpu, or check the driver.</source>
        <translation>Nehmen Sie auto oder cpu, oder prüfen Sie den Treiber.</translation>
    </message>
    <message>
        <source>Use auto, cpu or cuda.</source>
        <translation>Nehmen Sie auto, cpu oder cuda.</translation>
    </message>
    <message>
        <source>Use auto, fp32 or bf16.</source>
        <translation>Nehmen Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <source>Version {0} is damaged: {1} is not what was kept.</source>
        <translation>Version {0} ist beschädigt: {1} ist nicht, was aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>Wait; an administrator can set a new PIN.</source>
        <translation>Warten Sie; ein Administrator kann eine neue PIN setzen.</translation>
    </message>
    <message>
        <source>Waits grow from above 0: {0} to {1} s.</source>
        <translation>Wartezeiten wachsen von über 0: {0} bis {1} s.</translation>
    </message>
    <message>
        <source>What is at {0} is not a model, or holds more than one.</source>
        <translation>Was unter {0} liegt, ist kein Modell oder enthält mehr als eines.</translation>
    </message>
    <message>
        <source>What names it is put aside. Other parts are recorded.</source>
        <translation>Was ihn nennt, wird beiseitegelegt. Andere Teile werden aufgezeichnet.</translation>
    </message>
    <message>
        <source>Where the part is on the belt is not known.</source>
        <translation>Wo das Teil auf dem Band liegt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Without a record nothing is changed.</source>
        <translation>Ohne Aufzeichnung wird nichts geändert.</translation>
    </message>
    <message>
        <source>Write udp://HOST:514 or tcp://HOST:601.</source>
        <translation>Schreiben Sie udp://HOST:514 oder tcp://HOST:601.</translation>
    </message>
    <message>
        <source>{0} Its parts are not delivered. Report this with the log file.</source>
        <translation>{0} Seine Teile werden nicht übermittelt. Melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>{0} Pictures of {1} parts are not kept.</source>
        <translation>{0} Bilder von Teilen ({1}) werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be changed.</source>
        <translation>{0} kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be forced.</source>
        <translation>{0} kann nicht erzwungen werden.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} konnte nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be used: {1}.</source>
        <translation>{0} konnte nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>{0} ends with a torn line: it was being written when the power went.</source>
        <translation>{0} endet mit einer abgerissenen Zeile: sie wurde gerade geschrieben, als der Strom ausfiel.</translation>
    </message>
    <message>
        <source>{0} failed too often.</source>
        <translation>{0} hatte zu viele Fehlversuche.</translation>
    </message>
    <message>
        <source>{0} failed: {1}. The inspection goes on without it.</source>
        <translation>{0} ist ausgefallen: {1}. Die Prüfung geht ohne weiter.</translation>
    </message>
    <message>
        <source>{0} is damaged: its checksum is wrong.</source>
        <translation>{0} ist beschädigt: die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}: {2}.</source>
        <translation>{0} ist beschädigt: {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} is neither a .csv nor an .xlsx file.</source>
        <translation>{0} ist weder eine .csv- noch eine .xlsx-Datei.</translation>
    </message>
    <message>
        <source>{0} is no command.</source>
        <translation>{0} ist kein Befehl.</translation>
    </message>
    <message>
        <source>{0} is not a model: it has no {1}.</source>
        <translation>{0} ist kein Modell: es hat kein {1}.</translation>
    </message>
    <message>
        <source>{0} is the name of a role.</source>
        <translation>{0} ist der Name einer Rolle.</translation>
    </message>
    <message>
        <source>{0} missing before entry {1}.</source>
        <translation>Vor Eintrag {1} fehlt {0}.</translation>
    </message>
    <message>
        <source>{0} of the part lies outside the camera&apos;s picture. Check the part&apos;s position, or choose a region with room around it.</source>
        <translation>{0} des Teils liegen außerhalb des Kamerabilds. Prüfen Sie die Lage des Teils oder wählen Sie einen Bereich mit Platz darum.</translation>
    </message>
    <message>
        <source>{0} of the picture is over- or underexposed. Check the light and the exposure.</source>
        <translation>{0} des Bilds sind über- oder unterbelichtet. Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <source>{0} was set to {1}, but the camera holds {2}.</source>
        <translation>{0} wurde auf {1} gesetzt, die Kamera hat aber {2}.</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Sharpness {0} of the best {1} ({2} %)</source>
        <translation>Schärfe {0} von bestenfalls {1} ({2} %)</translation>
    </message>
    <message>
        <source>Brightness {0} %, too dark {1} %, too bright {2} %</source>
        <translation>Helligkeit {0} %, zu dunkel {1} %, zu hell {2} %</translation>
    </message>
    <message>
        <source>There is no reference yet.</source>
        <translation>Es gibt noch kein Referenzbild.</translation>
    </message>
    <message>
        <source>Saved. It takes effect when the line starts again.</source>
        <translation>Gespeichert. Es gilt, sobald die Linie neu startet.</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Forget the best</source>
        <translation>Bestwert vergessen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>Save the region</source>
        <translation>Bereich speichern</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Take as reference</source>
        <translation>Als Referenz nehmen</translation>
    </message>
    <message>
        <source>Left out of the judgement</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzu</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>SignalList</name>
    <message>
        <source>Not connected: the signals as they were last seen.</source>
        <translation>Nicht verbunden: die Signale, wie sie zuletzt waren.</translation>
    </message>
    <message>
        <source>An output of this kind has no signals.</source>
        <translation>Ein Ausgang dieser Art hat keine Signale.</translation>
    </message>
    <message>
        <source>No signals were seen yet.</source>
        <translation>Noch kein Signal gesehen.</translation>
    </message>
</context>
<context>
    <name>SignalRow</name>
    <message>
        <source>Force ON</source>
        <translation>EIN erzwingen</translation>
    </message>
    <message>
        <source>Force OFF</source>
        <translation>AUS erzwingen</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>Erzwingen</translation>
    </message>
    <message>
        <source>← in</source>
        <translation>← Eingang</translation>
    </message>
    <message>
        <source>→ out</source>
        <translation>→ Ausgang</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit {0}</translation>
    </message>
    <message>
        <source>{0}, forced</source>
        <translation>{0}, erzwungen</translation>
    </message>
    <message>
        <source>{0} takes a whole number. Nothing was forced.</source>
        <translation>{0} nimmt nur eine ganze Zahl. Nichts wurde erzwungen.</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Pictures that were not learned</source>
        <translation>Bilder, die nicht gelernt wurden</translation>
    </message>
    <message>
        <source>The line, last 8 hours</source>
        <translation>Die Linie, letzte 8 Stunden</translation>
    </message>
    <message>
        <source>The line, last 24 hours</source>
        <translation>Die Linie, letzte 24 Stunden</translation>
    </message>
    <message>
        <source>The line, last 7 days</source>
        <translation>Die Linie, letzte 7 Tage</translation>
    </message>
    <message>
        <source>The line, from ... to ...</source>
        <translation>Die Linie, von ... bis ...</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Goodpart learns from good parts alone and finds what is different.</source>
        <translation>Goodpart lernt allein aus guten Teilen und findet, was abweicht.</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>A simulated line makes parts, a model learns the good ones, then it inspects a mixed run. Takes a few minutes.</source>
        <translation>Eine simulierte Linie stellt Teile her, ein Modell lernt die guten und prüft dann eine gemischte Folge. Dauert einige Minuten.</translation>
    </message>
    <message>
        <source>Set up a product</source>
        <translation>Ein Produkt einrichten</translation>
    </message>
    <message>
        <source>Step by step: camera, good parts, training, threshold, live. Later: retrain, tune, compare versions.</source>
        <translation>Schritt für Schritt: Kamera, Gutteile, Training, Schwelle, Freigabe. Später: nachtrainieren, einstellen, Versionen vergleichen.</translation>
    </message>
    <message>
        <source>Train on good parts</source>
        <translation>Mit guten Teilen trainieren</translation>
    </message>
    <message>
        <source>Choose a folder with images of good parts. 20 to 100 images are usual.</source>
        <translation>Wählen Sie einen Ordner mit Bildern guter Teile. Üblich sind 20 bis 100 Bilder.</translation>
    </message>
    <message>
        <source>Inspect images</source>
        <translation>Bilder prüfen</translation>
    </message>
    <message>
        <source>Choose a model and a folder of images: a verdict and an overlay for each.</source>
        <translation>Wählen Sie ein Modell und einen Ordner mit Bildern: Urteil und Wärmebild für jedes.</translation>
    </message>
    <message>
        <source>Run a line</source>
        <translation>Eine Linie betreiben</translation>
    </message>
    <message>
        <source>Choose a recipe: its camera, its model, a verdict for every part, live.</source>
        <translation>Wählen Sie ein Rezept: seine Kamera, sein Modell, ein Urteil für jedes Teil, live.</translation>
    </message>
    <message>
        <source>Look at results</source>
        <translation>Ergebnisse ansehen</translation>
    </message>
    <message>
        <source>Every part on record: find it again, see its picture, correct it, export.</source>
        <translation>Jedes aufgezeichnete Teil: wiederfinden, sein Bild ansehen, korrigieren, exportieren.</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Report PDF</source>
        <translation>PDF-Bericht</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>No part was inspected in this time.</source>
        <translation>In dieser Zeit wurde kein Teil geprüft.</translation>
    </message>
    <message>
        <source>Counting ...</source>
        <translation>Zählt ...</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report is being written ...</source>
        <translation>Der Bericht wird geschrieben ...</translation>
    </message>
    <message>
        <source>The report is in {0}.</source>
        <translation>Der Bericht ist in {0}.</translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Good parts</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Bad parts</source>
        <translation>Schlechtteile</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Judge, tune</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>From the line</source>
        <translation>Von der Linie</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>version {0} live</source>
        <translation>Version {0} aktiv</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>{0} good, {1} bad, {2}</source>
        <translation>{0} gut, {1} schlecht, {2}</translation>
    </message>
</context>
<context>
    <name>TilesChoice</name>
    <message>
        <source>Look at it in tiles of {0} pixels</source>
        <translation>In Kacheln von {0} Pixeln ansehen</translation>
    </message>
    <message>
        <source>For defects of a few pixels: compare on bad parts. Every tile takes as long as a whole picture of {0} pixels, and no tile knows what lies in the others.</source>
        <translation>Für Fehler von wenigen Pixeln: an Schlechtteilen vergleichen. Jede Kachel dauert so lange wie ein ganzes Bild von {0} Pixeln, und keine Kachel weiß, was in den anderen liegt.</translation>
    </message>
</context>
<context>
    <name>TrainChoices</name>
    <message>
        <source>Give ResNet-18&apos;s weights ...</source>
        <translation>Gewichte von ResNet-18 angeben ...</translation>
    </message>
    <message>
        <source>{0} x {0} pixels</source>
        <translation>{0} x {0} Pixel</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>From version {0}: quicker where little changed</source>
        <translation>Von Version {0} aus: schneller, wo sich wenig geändert hat</translation>
    </message>
    <message>
        <source>Recommended: {0}. {1}</source>
        <translation>Empfohlen: {0}. {1}</translation>
    </message>
    <message>
        <source>It learns one product at a time.</source>
        <translation>Es lernt ein Produkt auf einmal.</translation>
    </message>
    <message>
        <source>This product alone</source>
        <translation>Dieses Produkt allein</translation>
    </message>
    <message>
        <source>Together with another one</source>
        <translation>Zusammen mit einem anderen</translation>
    </message>
    <message>
        <source>Together with {0} others</source>
        <translation>Zusammen mit {0} anderen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Ablauf</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>A training was interrupted.</source>
        <translation>Ein Training wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Begun {0} (UTC), version {1}. Nothing that it learned is lost.</source>
        <translation>Begonnen {0} (UTC), Version {1}. Nichts Gelerntes ist verloren.</translation>
    </message>
    <message>
        <source>A tenth of them is not learned: they set the threshold. {0}</source>
        <translation>Ein Zehntel davon wird nicht gelernt: sie bestimmen die Schwelle. {0}</translation>
    </message>
    <message>
        <source>Capture them first, or take them from a folder.</source>
        <translation>Zuerst aufnehmen, oder aus einem Ordner übernehmen.</translation>
    </message>
    <message>
        <source>More good parts make it surer: 50 to 100 are usual.</source>
        <translation>Mehr Gutteile machen es sicherer: 50 bis 100 sind üblich.</translation>
    </message>
    <message>
        <source>{0}: version {1}, threshold {2}. {3}</source>
        <translation>{0}: Version {1}, Schwelle {2}. {3}</translation>
    </message>
    <message>
        <source>Starting ...</source>
        <translation>Start ...</translation>
    </message>
    <message>
        <source>Good pictures: {0}</source>
        <translation>Gute Bilder: {0}</translation>
    </message>
    <message>
        <source>Good pictures still needed: {0}</source>
        <translation>Es fehlen noch gute Bilder: {0}</translation>
    </message>
    <message>
        <source>The line goes on inspecting meanwhile.</source>
        <translation>Die Linie prüft währenddessen weiter.</translation>
    </message>
    <message>
        <source>Stopping after this step ...</source>
        <translation>Hält nach diesem Schritt an ...</translation>
    </message>
    <message>
        <source>Pictures that are not learned, and what still looks odd on them</source>
        <translation>Bilder, die nicht gelernt werden, und was darauf noch auffällt</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>Margin in %</source>
        <translation>Abstand in %</translation>
    </message>
    <message>
        <source>pinned, good</source>
        <translation>festgelegt, gut</translation>
    </message>
    <message>
        <source>pinned, bad</source>
        <translation>festgelegt, schlecht</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Trend of good parts</source>
        <translation>Verlauf der Gutteile</translation>
    </message>
    <message>
        <source>No hour has enough OK parts for a mean.</source>
        <translation>Keine Stunde hat genug OK-Teile für einen Mittelwert.</translation>
    </message>
    <message>
        <source>lower limit</source>
        <translation>untere Grenze</translation>
    </message>
    <message>
        <source>upper limit</source>
        <translation>obere Grenze</translation>
    </message>
</context>
<context>
    <name>TrendTexts</name>
    <message>
        <source>Score</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Too few hours for control limits.</source>
        <translation>Zu wenige Stunden für Eingriffsgrenzen.</translation>
    </message>
    <message>
        <source>Limits {0} to {1}, from {2} hours.</source>
        <translation>Grenzen {0} bis {1}, aus {2} Stunden.</translation>
    </message>
    <message>
        <source>In control.</source>
        <translation>Beherrscht.</translation>
    </message>
    <message>
        <source>Not in control since {0}: {1}.</source>
        <translation>Nicht beherrscht seit {0}: {1}.</translation>
    </message>
    <message>
        <source>beyond the limits</source>
        <translation>außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>nine hours on one side of the centre</source>
        <translation>neun Stunden auf einer Seite der Mitte</translation>
    </message>
    <message>
        <source>six hours that only rise or only fall</source>
        <translation>sechs Stunden nur steigend oder nur fallend</translation>
    </message>
    <message>
        <source>two of three hours near a limit</source>
        <translation>zwei von drei Stunden nahe einer Grenze</translation>
    </message>
</context>
<context>
    <name>TuningExhibits</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>{0}: the picture is gone</source>
        <translation>{0}: das Bild ist weg</translation>
    </message>
    <message>
        <source>part {0}</source>
        <translation>Teil {0}</translation>
    </message>
</context>
<context>
    <name>TuningSliders</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Image threshold</source>
        <translation>Schwelle des Teils</translation>
    </message>
    <message>
        <source>A part with a higher score is NG.</source>
        <translation>Ein Teil mit höherem Maß ist NG.</translation>
    </message>
    <message>
        <source>Band for “uncertain”</source>
        <translation>Band für „unsicher“</translation>
    </message>
    <message>
        <source>So near the threshold a person should look.</source>
        <translation>So nahe an der Schwelle soll ein Mensch hinsehen.</translation>
    </message>
    <message>
        <source>Surface / layout</source>
        <translation>Oberfläche / Anordnung</translation>
    </message>
    <message>
        <source>How much the surface counts against layout and missing parts.</source>
        <translation>Wie viel die Oberfläche gegen Anordnung und fehlende Teile zählt.</translation>
    </message>
    <message>
        <source>Part as a whole</source>
        <translation>Teil als Ganzes</translation>
    </message>
    <message>
        <source>How much a wrong count, level or variant counts beside surface and layout, where no single place looks odd. At the left end it is off.</source>
        <translation>Wie viel eine falsche Anzahl, Füllhöhe oder Variante neben Oberfläche und Anordnung zählt, wo keine einzelne Stelle auffällt. Ganz links ist es aus.</translation>
    </message>
    <message>
        <source>Pixel threshold</source>
        <translation>Schwelle der Pixel</translation>
    </message>
    <message>
        <source>What is marked in the picture.</source>
        <translation>Was im Bild markiert wird.</translation>
    </message>
    <message>
        <source>Smallest marked area</source>
        <translation>Kleinste markierte Fläche</translation>
    </message>
    <message>
        <source>Smaller spots are not marked.</source>
        <translation>Kleinere Flecken werden nicht markiert.</translation>
    </message>
</context>
<context>
    <name>TuningTexts</name>
    <message>
        <source>No good parts that were not learned: no rate can be given.</source>
        <translation>Keine nicht gelernten Gutteile: keine Rate ist möglich.</translation>
    </message>
    <message>
        <source>This version inspected no part in that time.</source>
        <translation>Diese Version hat in dieser Zeit kein Teil geprüft.</translation>
    </message>
    <message>
        <source>What the line inspected can&apos;t be looked at now: this version&apos;s pictures were judged by an older program, whose scores can&apos;t be compared with the line&apos;s. Come back to this page when nothing else runs: the pictures are then judged again.</source>
        <translation>Was die Linie geprüft hat, kann jetzt nicht angesehen werden: Die Bilder dieser Version hat ein älteres Programm beurteilt, dessen Maße sich mit denen der Linie nicht vergleichen lassen. Kommen Sie auf diese Seite zurück, wenn sonst nichts läuft: Die Bilder werden dann neu beurteilt.</translation>
    </message>
    <message>
        <source>Expected false rejects {0} ({1} to {2}); good parts: {3}.</source>
        <translation>Erwartete Fehlausschüsse {0} ({1} bis {2}); gute Teile: {3}.</translation>
    </message>
    <message>
        <source>That is few: the figures are rough.</source>
        <translation>Das sind wenige: Die Zahlen sind grob.</translation>
    </message>
    <message>
        <source>Parts left out: {0} of {1}. No score of the part as a whole was kept there, so no weight of it can be tried.</source>
        <translation>Ausgelassene Teile: {0} von {1}. Dort ist kein Maß des Teils als Ganzes gespeichert, also lässt sich kein Gewicht dafür ausprobieren.</translation>
    </message>
    <message>
        <source>Parts of the line: {0}. NG with the draft: {1}, as it is: {2}.</source>
        <translation>Teile der Linie: {0}. NG mit dem Entwurf: {1}, wie es ist: {2}.</translation>
    </message>
    <message>
        <source>Bad parts that pass: {0}. Look below: where the defect is not marked, a larger image size or a smaller region shows more of it.</source>
        <translation>Schlechte Teile, die durchgehen: {0}. Sehen Sie unten nach: Wo der Fehler nicht markiert ist, zeigt eine größere Bildgröße oder ein kleinerer Bereich mehr davon.</translation>
    </message>
    <message>
        <source>Add good parts that were not learned: 59 of them show whether fewer than 5 % are rejected. From {0} it may be up to {1}.</source>
        <translation>Fügen Sie gute Teile hinzu, die nicht gelernt wurden: 59 davon zeigen, ob weniger als 5 % ausgeschleust werden. Nach {0} können es bis zu {1} sein.</translation>
    </message>
    <message>
        <source>Good parts that are rejected: {0}. Look below: if such parts are good indeed, add more of them and train again.</source>
        <translation>Gute Teile, die ausgeschleust werden: {0}. Sehen Sie unten nach: Sind solche Teile wirklich gut, fügen Sie mehr davon hinzu und trainieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>A few bad parts would show how much room the threshold has.</source>
        <translation>Einige Schlechtteile würden zeigen, wie viel Spielraum die Schwelle hat.</translation>
    </message>
    <message>
        <source>Good and bad parts lie on their sides of the threshold.</source>
        <translation>Gut- und Schlechtteile liegen auf ihren Seiten der Schwelle.</translation>
    </message>
</context>
<context>
    <name>TuningView</name>
    <message>
        <source>Apply ...</source>
        <translation>Anwenden ...</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>The model&apos;s own values</source>
        <translation>Eigene Werte des Modells</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>Version {0}, {1}</source>
        <translation>Version {0}, {1}</translation>
    </message>
    <message>
        <source>This version has judged no picture that it did not learn.</source>
        <translation>Diese Version hat kein Bild beurteilt, das sie nicht gelernt hat.</translation>
    </message>
    <message>
        <source>No part changes side.</source>
        <translation>Kein Teil wechselt die Seite.</translation>
    </message>
    <message>
        <source>Not applied. Pinned parts with another verdict: {0}</source>
        <translation>Nicht angewandt. Festgelegte Teile mit anderem Urteil: {0}</translation>
    </message>
    <message>
        <source>Apply these values</source>
        <translation>Diese Werte anwenden</translation>
    </message>
    <message>
        <source>The line takes them at its next start.</source>
        <translation>Die Linie übernimmt sie bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <source>Applied and recorded.</source>
        <translation>Angewandt und aufgezeichnet.</translation>
    </message>
    <message>
        <source>There is no good part that was not learned.</source>
        <translation>Es gibt kein Gutteil, das nicht gelernt wurde.</translation>
    </message>
    <message>
        <source>There is no bad part. They are not needed.</source>
        <translation>Es gibt kein Schlechtteil. Sie sind nicht nötig.</translation>
    </message>
    <message>
        <source>Earlier values ...</source>
        <translation>Frühere Werte ...</translation>
    </message>
    <message>
        <source>Parts that change side</source>
        <translation>Teile, die die Seite wechseln</translation>
    </message>
    <message>
        <source>Good parts, worst first</source>
        <translation>Gutteile, schlechteste zuerst</translation>
    </message>
    <message>
        <source>Bad parts, nearest to “good” first</source>
        <translation>Schlechtteile, die fast guten zuerst</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>NG</source>
        <translation>NG</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Zu spät</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>Line failed</source>
        <translation>Linie ausgefallen</translation>
    </message>
    <message>
        <source>Camera lost</source>
        <translation>Kamera verloren</translation>
    </message>
    <message>
        <source>No part yet</source>
        <translation>Noch kein Teil</translation>
    </message>
    <message>
        <source>Not inspecting</source>
        <translation>Prüft nicht</translation>
    </message>
</context>
<context>
    <name>VersionExhibits</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Part {0}: live {1}, shadow {2}</source>
        <translation>Teil {0}: aktiv {1}, Schatten {2}</translation>
    </message>
</context>
<context>
    <name>VersionsTable</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>When, who</source>
        <translation>Wann, wer</translation>
    </message>
    <message>
        <source>Good parts rejected</source>
        <translation>Gutteile verworfen</translation>
    </message>
    <message>
        <source>Bad parts missed</source>
        <translation>Schlechtteile übersehen</translation>
    </message>
    <message>
        <source>AU-ROC</source>
        <translation>AU-ROC</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>{0} · live</source>
        <translation>{0} · aktiv</translation>
    </message>
    <message>
        <source>{0} · shadow</source>
        <translation>{0} · Schatten</translation>
    </message>
    <message>
        <source>several products</source>
        <translation>mehrere Produkte</translation>
    </message>
</context>
<context>
    <name>WholeChoice</name>
    <message>
        <source>Also judge the part as a whole</source>
        <translation>Das Teil auch als Ganzes beurteilen</translation>
    </message>
    <message>
        <source>Finds a wrong count, level or variant, where no single place looks odd. Leave it off for plain surfaces.</source>
        <translation>Findet eine falsche Anzahl, Füllhöhe oder Variante, wo keine einzelne Stelle auffällt. Für glatte Oberflächen aus lassen.</translation>
    </message>
    <message>
        <source>A third score beside surface and layout. It marks no place in the picture, and faster engines (ONNX, OpenVINO, TensorRT) can&apos;t compute it. The bad parts at hand show whether it helps: compare a version with it and one without.</source>
        <translation>Ein drittes Maß neben Oberfläche und Anordnung. Es markiert keine Stelle im Bild, und schnellere Backends (ONNX, OpenVINO, TensorRT) können es nicht berechnen. Ob es hilft, zeigen die vorhandenen schlechten Teile: Vergleichen Sie eine Version mit ihm und eine ohne.</translation>
    </message>
</context>
</TS>
