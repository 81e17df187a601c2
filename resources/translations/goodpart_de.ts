<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlarmRow</name>
    <message>
        <location filename="../../app/ui/live/alarm_list.py" line="74"/>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/alarm_list.py" line="88"/>
        <source>It is over.</source>
        <translation>Es ist vorbei.</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <location filename="../../app/ui/capture/view.py" line="68"/>
        <source>Goodpart: good parts of {0}</source>
        <translation>Goodpart: Gutteile von {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="78"/>
        <source>Capture (space)</source>
        <translation>Aufnehmen (Leertaste)</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="80"/>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="81"/>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="82"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="83"/>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="84"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="111"/>
        <source>{0} bad pictures taken</source>
        <translation>{0} schlechte Bilder aufgenommen</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="122"/>
        <source>Looking at the pictures there are ...</source>
        <translation>Sieht die vorhandenen Bilder an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="125"/>
        <source>{0} good pictures</source>
        <translation>{0} gute Bilder</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="131"/>
        <source>{0} more are needed to train.</source>
        <translation>Zum Trainieren fehlen noch {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="133"/>
        <source>Enough: the last pictures brought nothing new.</source>
        <translation>Genug: die letzten Bilder brachten nichts Neues.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="134"/>
        <source>Enough to train. New pictures still bring news: more are better.</source>
        <translation>Genug zum Trainieren. Neue Bilder bringen noch Neues: mehr sind besser.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="138"/>
        <source>Looking at it ...</source>
        <translation>Sieht es an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="143"/>
        <source>Taken. Look: {0}</source>
        <translation>Aufgenommen. Achtung: {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="143"/>
        <source>Taken.</source>
        <translation>Aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/view.py" line="144"/>
        <source>Not taken: {0}</source>
        <translation>Nicht aufgenommen: {0}</translation>
    </message>
</context>
<context>
    <name>CaptureWindow</name>
    <message>
        <source>Goodpart: good parts of {0}</source>
        <translation type="vanished">Goodpart: Gutteile von {0}</translation>
    </message>
    <message>
        <source>Capture (space)</source>
        <translation type="vanished">Aufnehmen (Leertaste)</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation type="vanished">Von selbst</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="vanished">Zurücknehmen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="vanished">Raster</translation>
    </message>
    <message>
        <source>Ghost</source>
        <translation type="vanished">Vorlage</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="vanished">Fertig</translation>
    </message>
    <message>
        <source>Looking at the pictures there are ...</source>
        <translation type="vanished">Sieht die vorhandenen Bilder an ...</translation>
    </message>
    <message>
        <source>{0} good pictures</source>
        <translation type="vanished">{0} gute Bilder</translation>
    </message>
    <message>
        <source>{0} more are needed to train.</source>
        <translation type="vanished">Zum Trainieren fehlen noch {0}.</translation>
    </message>
    <message>
        <source>Enough: the last pictures brought nothing new.</source>
        <translation type="vanished">Genug: die letzten Bilder brachten nichts Neues.</translation>
    </message>
    <message>
        <source>Enough to train. New pictures still bring news: more are better.</source>
        <translation type="vanished">Genug zum Trainieren. Neue Bilder bringen noch Neues: mehr sind besser.</translation>
    </message>
    <message>
        <source>Looking at it ...</source>
        <translation type="vanished">Sieht es an ...</translation>
    </message>
    <message>
        <source>Taken. Look: {0}</source>
        <translation type="vanished">Aufgenommen. Achtung: {0}</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation type="vanished">Aufgenommen.</translation>
    </message>
    <message>
        <source>Not taken: {0}</source>
        <translation type="vanished">Nicht aufgenommen: {0}</translation>
    </message>
</context>
<context>
    <name>ChallengePage</name>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="46"/>
        <source>Add a good part</source>
        <translation>Gutteil hinzufügen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="47"/>
        <source>Add a bad part</source>
        <translation>Schlechtteil hinzufügen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="48"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="49"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="50"/>
        <source>At every start of the line</source>
        <translation>Bei jedem Start der Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="51"/>
        <source>Judge nothing until it is passed</source>
        <translation>Nichts beurteilen, bis sie bestanden ist</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="82"/>
        <source>The line has not been challenged yet.</source>
        <translation>Die Linie wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="84"/>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="84"/>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="86"/>
        <source>{0} challenges; the last one {1}, {2}, by {3}.</source>
        <translation>{0} Prüfungen; die letzte {1}, {2}, durch {3}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="94"/>
        <source>Good part {0}</source>
        <translation>Gutteil {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="94"/>
        <source>Bad part {0}</source>
        <translation>Schlechtteil {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="112"/>
        <source>Every part needs a name of at most 60 letters, and times are written like 06:00. Nothing was saved.</source>
        <translation>Jedes Teil braucht einen Namen von höchstens 60 Zeichen, und Zeiten schreibt man wie 06:00. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="122"/>
        <source>Saved. The line takes it at its next start.</source>
        <translation>Gespeichert. Die Linie übernimmt es bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="155"/>
        <source>Known part</source>
        <translation>Bekanntes Teil</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="155"/>
        <source>Right verdict</source>
        <translation>Richtiges Urteil</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="161"/>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="167"/>
        <source>Known parts, one good and one of each important defect, lie beside the line. At the start of a shift the operator puts them before the camera one after the other.</source>
        <translation>Bekannte Teile, ein gutes und je eines mit jedem wichtigen Fehler, liegen neben der Linie. Zu Schichtbeginn legt der Bediener sie nacheinander vor die Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/challenge_page.py" line="179"/>
        <source>Shifts begin at</source>
        <translation>Schichten beginnen um</translation>
    </message>
</context>
<context>
    <name>ChallengeView</name>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="43"/>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="44"/>
        <source>It lies there</source>
        <translation>Es liegt da</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="45"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="46"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="82"/>
        <source>Waiting for “{0}” ({1} of {2}) ...</source>
        <translation>Warten auf „{0}“ ({1} von {2}) ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="85"/>
        <source>Put “{0}” before the camera ({1} of {2}).</source>
        <translation>„{0}“ vor die Kamera legen ({1} von {2}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="89"/>
        <source>No challenge is due. It can be done at any time.</source>
        <translation>Keine Prüfung ist fällig. Sie ist jederzeit möglich.</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="90"/>
        <source>The challenge is due. Have the known parts at hand.</source>
        <translation>Die Prüfung ist fällig. Die bekannten Teile bereithalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="91"/>
        <source>Passed: every known part got its right verdict.</source>
        <translation>Bestanden: jedes bekannte Teil bekam sein richtiges Urteil.</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="92"/>
        <source>Failed. Call an engineer, then challenge again.</source>
        <translation>Nicht bestanden. Einen Techniker rufen, dann erneut prüfen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="103"/>
        <source>must be {0}</source>
        <translation>muss {0} sein</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="120"/>
        <source>was {0}</source>
        <translation>war {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="122"/>
        <source>was {0}, {1} %</source>
        <translation>war {0}, {1} %</translation>
    </message>
    <message>
        <source>{0}, margin {1} %</source>
        <translation type="vanished">{0}, Abstand {1} %</translation>
    </message>
    <message>
        <location filename="../../app/ui/challenge/view.py" line="160"/>
        <source>Challenge: {0}</source>
        <translation>Prüfung: {0}</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <location filename="../../app/ui/tuning/counts.py" line="36"/>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/counts.py" line="36"/>
        <source>As it is</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/counts.py" line="44"/>
        <source>Good parts</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/counts.py" line="44"/>
        <source>Bad parts</source>
        <translation>Schlechtteile</translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message>
        <location filename="../../app/ui/live/counters.py" line="23"/>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="24"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="25"/>
        <source>NG</source>
        <translation>NG</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="26"/>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="27"/>
        <source>Cannot judge</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="28"/>
        <source>Missed, late</source>
        <translation>Verpasst, zu spät</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="29"/>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="30"/>
        <source>Parts per minute</source>
        <translation>Teile je Minute</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/counters.py" line="31"/>
        <source>Latency (99 %)</source>
        <translation>Latenz (99 %)</translation>
    </message>
</context>
<context>
    <name>FirstWindow</name>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="59"/>
        <source>Goodpart</source>
        <translation>Goodpart</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="85"/>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="89"/>
        <source>Folder with images of good parts</source>
        <translation>Ordner mit Bildern guter Teile</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="93"/>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="97"/>
        <source>Folder of the model</source>
        <translation>Ordner des Modells</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="100"/>
        <source>Folder with images to inspect</source>
        <translation>Ordner mit den zu prüfenden Bildern</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="105"/>
        <source>Inspection</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="111"/>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="112"/>
        <source>The product opens in a window of its own.</source>
        <translation>Das Produkt öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="116"/>
        <source>Recipe of the line</source>
        <translation>Rezept der Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="122"/>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="123"/>
        <source>The line opens in a window of its own.</source>
        <translation>Die Linie öffnet sich in einem eigenen Fenster.</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <location filename="../../app/ui/product/import_bar.py" line="38"/>
        <source>From a folder ...</source>
        <translation>Aus einem Ordner ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/import_bar.py" line="53"/>
        <source>A few bad parts show how much room there is. They are never learned.</source>
        <translation>Einige Schlechtteile zeigen, wie viel Spielraum es gibt. Sie werden nie gelernt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/import_bar.py" line="54"/>
        <source>Good parts as they come: every position and shade that is still good.</source>
        <translation>Gutteile, wie sie kommen: jede Lage und jeder Farbton, der noch gut ist.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="54"/>
        <source>A second person has to approve</source>
        <translation>Eine zweite Person muss zustimmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="56"/>
        <source>Decline (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="57"/>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="58"/>
        <source>Train again ...</source>
        <translation>Erneut trainieren ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="73"/>
        <source>Labels from the line that wait: {0}</source>
        <translation>Wartende Angaben von der Linie: {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="75"/>
        <source>No label from the line waits.</source>
        <translation>Keine Angabe von der Linie wartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="82"/>
        <source>{0} accepted: they count in the next training.</source>
        <translation>{0} angenommen: sie zählen beim nächsten Training.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="84"/>
        <source>People at the line hold a part and say whether it is good or bad.</source>
        <translation>Wer an der Linie steht, hält ein Teil an und sagt, ob es gut oder schlecht ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="88"/>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="88"/>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/inbox_page.py" line="91"/>
        <source>The line said {0}, {1} says it is {2} ({3}, part {4}).</source>
        <translation>Die Linie sagte {0}, {1} sagt, es ist {2} ({3}, Teil {4}).</translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <location filename="../../app/ui/live/label_bar.py" line="35"/>
        <source>It is good</source>
        <translation>Es ist gut</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/label_bar.py" line="36"/>
        <source>It is bad</source>
        <translation>Es ist schlecht</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/label_bar.py" line="55"/>
        <source>Was the verdict wrong?</source>
        <translation>War das Urteil falsch?</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/label_bar.py" line="75"/>
        <source>Noted: it is good. An engineer will look at it.</source>
        <translation>Vermerkt: es ist gut. Ein Techniker sieht es sich an.</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/label_bar.py" line="76"/>
        <source>Noted: it is bad. An engineer will look at it.</source>
        <translation>Vermerkt: es ist schlecht. Ein Techniker sieht es sich an.</translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="40"/>
        <source>Camera lost</source>
        <translation>Kamera verloren</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="42"/>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="43"/>
        <source>Camera off</source>
        <translation>Kamera aus</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="47"/>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="48"/>
        <source>Starting ...</source>
        <translation>Startet ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="49"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="50"/>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="51"/>
        <source>Stopping ...</source>
        <translation>Hält an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/lamps.py" line="52"/>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
</context>
<context>
    <name>LineControls</name>
    <message>
        <location filename="../../app/ui/live/controls.py" line="36"/>
        <source>Trigger</source>
        <translation>Auslösen</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="47"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="47"/>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="49"/>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="49"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="53"/>
        <source>Live again</source>
        <translation>Wieder live</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="53"/>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="44"/>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="47"/>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="49"/>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="100"/>
        <source>Part {0}, held.</source>
        <translation>Teil {0}, festgehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="133"/>
        <source>x {0}  y {1}  value {2}  score {3}</source>
        <translation>x {0}  y {1}  Wert {2}  Maß {3}</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="68"/>
        <source>Pin some parts</source>
        <translation>Einige Teile festlegen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="69"/>
        <source>Unpin what it misjudged ...</source>
        <translation>Falsch Beurteiltes lösen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="70"/>
        <source>Bring it live ...</source>
        <translation>Freigeben ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="71"/>
        <source>Back to the one before</source>
        <translation>Zurück zur vorigen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="72"/>
        <source>Run the line</source>
        <translation>Linie starten</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="87"/>
        <source>Version {0} is live.</source>
        <translation>Version {0} ist freigegeben.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="89"/>
        <source>No version is live yet.</source>
        <translation>Noch ist keine Version freigegeben.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="92"/>
        <source>Train a version first.</source>
        <translation>Zuerst eine Version trainieren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="94"/>
        <source>It is the one that you judged last.</source>
        <translation>Sie ist die zuletzt beurteilte.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="98"/>
        <source>Version {0} must give {1} pinned parts the verdicts that people gave.</source>
        <translation>Version {0} muss {1} festgelegten Teilen die Urteile geben, die Menschen gaben.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="101"/>
        <source>No part is pinned: nothing shows that it judges as people do.</source>
        <translation>Kein Teil ist festgelegt: nichts zeigt, dass sie wie Menschen urteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="114"/>
        <source>Bring version {0} live?</source>
        <translation>Version {0} freigeben?</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="116"/>
        <source>trained on {0} good parts</source>
        <translation>auf {0} Gutteilen trainiert</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="120"/>
        <source>Replaying the pinned parts ...</source>
        <translation>Die festgelegten Teile werden nachgespielt ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="130"/>
        <source>Live. A line that runs takes it at its next start.</source>
        <translation>Freigegeben. Eine laufende Linie übernimmt sie bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="133"/>
        <source>Refused: a pinned part got another verdict. The live model stays.</source>
        <translation>Abgelehnt: ein festgelegtes Teil bekam ein anderes Urteil. Das freigegebene Modell bleibt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="136"/>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="143"/>
        <source>Back to version {0}.</source>
        <translation>Zurück zu Version {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="150"/>
        <source>Demand these {0} verdicts no more? The line will judge such parts wrongly.</source>
        <translation>Diese {0} Urteile nicht mehr verlangen? Die Linie wird solche Teile falsch beurteilen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="185"/>
        <source>must be {0}</source>
        <translation>muss {0} sein</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/live_page.py" line="188"/>
        <source>No part is pinned.</source>
        <translation>Kein Teil ist festgelegt.</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <location filename="../../app/ui/live/window.py" line="42"/>
        <source>Goodpart: live</source>
        <translation>Goodpart: live</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <location filename="../../app/ui/product/loss_chart.py" line="21"/>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/loss_chart.py" line="21"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>MapControls</name>
    <message>
        <location filename="../../app/ui/live/controls.py" line="91"/>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="92"/>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="93"/>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="94"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="108"/>
        <source>Opacity of the heat map</source>
        <translation>Deckkraft des Wärmebilds</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/controls.py" line="112"/>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="99"/>
        <source>Judge and tune</source>
        <translation>Beurteilen, einstellen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="100"/>
        <source>Compare two</source>
        <translation>Zwei vergleichen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="101"/>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="102"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="103"/>
        <source>Export ...</source>
        <translation>Ausführen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="104"/>
        <source>Import ...</source>
        <translation>Einlesen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="112"/>
        <source>Choose two versions to see where they differ.</source>
        <translation>Zwei Versionen wählen, um zu sehen, wo sie sich unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="135"/>
        <source>{0} · live</source>
        <translation>{0} · aktiv</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="137"/>
        <source>{0} · shadow</source>
        <translation>{0} · Schatten</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="163"/>
        <source>Judging what they have not judged yet ...</source>
        <translation>Was noch nicht beurteilt ist, wird beurteilt ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="176"/>
        <source>Versions {0} and {1}: {2} of {3} pictures get another verdict.</source>
        <translation>Versionen {0} und {1}: {2} von {3} Bildern bekommen ein anderes Urteil.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="183"/>
        <source>There is no picture that both judged and neither learned.</source>
        <translation>Es gibt kein Bild, das beide beurteilt und keine gelernt hat.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="215"/>
        <source>The line takes it at its next start.</source>
        <translation>Die Linie übernimmt es bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="227"/>
        <source>As a shadow version {0} judged {1} parts, {2} otherwise than the live one.</source>
        <translation>Als Schatten beurteilte Version {0} {1} Teile, {2} anders als die aktive.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="236"/>
        <source>Part {0}: live {1}, shadow {2}</source>
        <translation>Teil {0}: aktiv {1}, Schatten {2}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="240"/>
        <source>They agreed on every part.</source>
        <translation>Sie stimmten bei jedem Teil überein.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="244"/>
        <source>Delete version {0} for good?</source>
        <translation>Version {0} endgültig löschen?</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="259"/>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="274"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="275"/>
        <source>When, who</source>
        <translation>Wann, wer</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="276"/>
        <source>Good parts rejected</source>
        <translation>Gutteile verworfen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="277"/>
        <source>Bad parts missed</source>
        <translation>Schlechtteile übersehen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="278"/>
        <source>AU-ROC</source>
        <translation>AU-ROC</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="279"/>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/models_page.py" line="280"/>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>PartButton</name>
    <message>
        <location filename="../../app/ui/live/part_button.py" line="27"/>
        <source>Part {0}: {1}</source>
        <translation>Teil {0}: {1}</translation>
    </message>
</context>
<context>
    <name>PartsStrip</name>
    <message>
        <location filename="../../app/ui/live/parts_strip.py" line="25"/>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/parts_strip.py" line="28"/>
        <source>Rejected</source>
        <translation>Aussortiert</translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="49"/>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="52"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="53"/>
        <source>Elsewhere ...</source>
        <translation>Anderswo ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="55"/>
        <source>Name of the product</source>
        <translation>Name des Produkts</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="58"/>
        <source>Choose ...</source>
        <translation>Wählen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="59"/>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="63"/>
        <source>Simulated line, to try it out</source>
        <translation>Simulierte Linie, zum Ausprobieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="64"/>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="65"/>
        <source>GenICam camera, by serial number</source>
        <translation>GenICam-Kamera, nach Seriennummer</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="66"/>
        <source>Video file or USB camera number</source>
        <translation>Videodatei oder Nummer der USB-Kamera</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="99"/>
        <source>Folder with pictures of the parts</source>
        <translation>Ordner mit Bildern der Teile</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="100"/>
        <source>Serial number, see `camera list`</source>
        <translation>Seriennummer, siehe „camera list“</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="101"/>
        <source>File, or 0 for the first USB camera</source>
        <translation>Datei, oder 0 für die erste USB-Kamera</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="122"/>
        <source>Folder of the product</source>
        <translation>Ordner des Produkts</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="149"/>
        <source>Go on with a product</source>
        <translation>Mit einem Produkt weitermachen</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/product_dialog.py" line="153"/>
        <source>A new product</source>
        <translation>Ein neues Produkt</translation>
    </message>
</context>
<context>
    <name>ProductWindow</name>
    <message>
        <location filename="../../app/ui/product/window.py" line="66"/>
        <source>Goodpart: {0}</source>
        <translation>Goodpart: {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="140"/>
        <source>Train a version first.</source>
        <translation>Zuerst eine Version trainieren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="143"/>
        <source>Judging the pictures that were not learned ...</source>
        <translation>Die nicht gelernten Bilder werden beurteilt ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="152"/>
        <location filename="../../app/ui/product/window.py" line="170"/>
        <location filename="../../app/ui/product/window.py" line="215"/>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="158"/>
        <source>Capture good parts first.</source>
        <translation>Zuerst Gutteile aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="160"/>
        <source>Looking for pictures that the others find unlikely ...</source>
        <translation>Suche nach Bildern, die zu den anderen nicht passen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="163"/>
        <source>Something else runs. Wait for its end, then come back.</source>
        <translation>Etwas anderes läuft. Das Ende abwarten, dann zurückkommen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="208"/>
        <source>Taking the pictures in ...</source>
        <translation>Die Bilder werden übernommen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/window.py" line="219"/>
        <source>{taken} taken, {flagged} of them with a remark; {refused} refused.</source>
        <translation>{taken} übernommen, {flagged} davon mit einer Bemerkung; {refused} abgelehnt.</translation>
    </message>
</context>
<context>
    <name>RemarkTexts</name>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="18"/>
        <source>another size than the others</source>
        <translation>andere Größe als die anderen</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="19"/>
        <source>shows nothing</source>
        <translation>zeigt nichts</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="20"/>
        <source>this picture is there already</source>
        <translation>dieses Bild gibt es schon</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="21"/>
        <source>blurred</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="22"/>
        <source>darker than the others</source>
        <translation>dunkler als die anderen</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="23"/>
        <source>brighter than the others</source>
        <translation>heller als die anderen</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="24"/>
        <source>overexposed</source>
        <translation>überbelichtet</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="25"/>
        <source>out of place</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="26"/>
        <source>turned</source>
        <translation>verdreht</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="27"/>
        <source>no part like the reference</source>
        <translation>kein Teil wie das Referenzbild</translation>
    </message>
    <message>
        <location filename="../../app/ui/remark_texts.py" line="28"/>
        <source>unlike the others</source>
        <translation>anders als die anderen</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <location filename="../../app/ui/review/view.py" line="39"/>
        <source>Goodpart: review</source>
        <translation>Goodpart: Durchsicht</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="46"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="47"/>
        <source>Decline (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="48"/>
        <source>Bad part (B)</source>
        <translation>Schlechtteil (B)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="49"/>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="50"/>
        <source>Pin (P)</source>
        <translation>Anheften (P)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="51"/>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="65"/>
        <source>There is no picture to review.</source>
        <translation>Es gibt kein Bild zum Durchsehen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="68"/>
        <source>Picture {0} of {1}, {2} decided</source>
        <translation>Bild {0} von {1}, {2} entschieden</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="73"/>
        <source>pinned: every model must judge it so</source>
        <translation>angeheftet: jedes Modell muss so urteilen</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="94"/>
        <source>Accepted as good</source>
        <translation>Als gut angenommen</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="95"/>
        <source>A bad part</source>
        <translation>Ein Schlechtteil</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/view.py" line="96"/>
        <source>Declined</source>
        <translation>Verworfen</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Goodpart: review</source>
        <translation type="vanished">Goodpart: Durchsicht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="vanished">Zurück</translation>
    </message>
    <message>
        <source>Decline (D)</source>
        <translation type="vanished">Verwerfen (D)</translation>
    </message>
    <message>
        <source>Bad part (B)</source>
        <translation type="vanished">Schlechtteil (B)</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation type="vanished">Annehmen (A)</translation>
    </message>
    <message>
        <source>Pin (P)</source>
        <translation type="vanished">Anheften (P)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="vanished">Weiter</translation>
    </message>
    <message>
        <source>There is no picture to review.</source>
        <translation type="vanished">Es gibt kein Bild zum Durchsehen.</translation>
    </message>
    <message>
        <source>Picture {0} of {1}, {2} decided</source>
        <translation type="vanished">Bild {0} von {1}, {2} entschieden</translation>
    </message>
    <message>
        <source>pinned: every model must judge it so</source>
        <translation type="vanished">angeheftet: jedes Modell muss so urteilen</translation>
    </message>
    <message>
        <source>Accepted as good</source>
        <translation type="vanished">Als gut angenommen</translation>
    </message>
    <message>
        <source>A bad part</source>
        <translation type="vanished">Ein Schlechtteil</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="vanished">Verworfen</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation type="vanished">unscharf</translation>
    </message>
    <message>
        <source>darker than the others</source>
        <translation type="vanished">dunkler als die anderen</translation>
    </message>
    <message>
        <source>brighter than the others</source>
        <translation type="vanished">heller als die anderen</translation>
    </message>
    <message>
        <source>overexposed</source>
        <translation type="vanished">überbelichtet</translation>
    </message>
    <message>
        <source>out of place</source>
        <translation type="vanished">verschoben</translation>
    </message>
    <message>
        <source>turned</source>
        <translation type="vanished">verdreht</translation>
    </message>
    <message>
        <source>no part like the reference</source>
        <translation type="vanished">kein Teil wie das Referenzbild</translation>
    </message>
    <message>
        <source>unlike the others</source>
        <translation type="vanished">anders als die anderen</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="22"/>
        <source>Making parts</source>
        <translation>Teile werden hergestellt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="23"/>
        <source>Looking at the good parts</source>
        <translation>Gute Teile werden betrachtet</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="24"/>
        <source>Learning the good parts</source>
        <translation>Gute Teile werden gelernt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="25"/>
        <source>Finding the threshold</source>
        <translation>Schwelle wird bestimmt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="26"/>
        <source>Solving for the model</source>
        <translation>Das Modell wird berechnet</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="27"/>
        <source>Judging the pictures that were not learned</source>
        <translation>Die nicht gelernten Bilder werden beurteilt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="28"/>
        <source>Inspecting</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="32"/>
        <source>{0} images per second</source>
        <translation>{0} Bilder je Sekunde</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="35"/>
        <source>{0} min {1} s left</source>
        <translation>noch {0} min {1} s</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="41"/>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="43"/>
        <source>Finished, but not every image could be judged.</source>
        <translation>Fertig, doch nicht jedes Bild konnte beurteilt werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="45"/>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="46"/>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="54"/>
        <source>{caught} of {defects} defective parts caught, {false_rejects} of {good_parts} good parts rejected.</source>
        <translation>{caught} von {defects} fehlerhaften Teilen gefunden, {false_rejects} von {good_parts} guten Teilen aussortiert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="59"/>
        <source>{ok} OK, {ng} NG, {uncertain} uncertain, {not_judged} not judged.</source>
        <translation>{ok} OK, {ng} NG, {uncertain} unsicher, {not_judged} nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="63"/>
        <source>The process ended without a result.</source>
        <translation>Der Vorgang endete ohne Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="71"/>
        <source>Expected false rejects {0} ({1} to {2}), from {3} good parts.</source>
        <translation>Erwarteter Fehlausschuss {0} ({1} bis {2}), aus {3} guten Teilen.</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="48"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="49"/>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="50"/>
        <source>See the line live</source>
        <translation>Die Linie live ansehen</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="51"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="62"/>
        <source>Starting ...</source>
        <translation>Wird gestartet ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/view.py" line="88"/>
        <source>Stopping after this step ...</source>
        <translation>Hält nach diesem Schritt an ...</translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message>
        <location filename="../../app/ui/live/score_chart.py" line="42"/>
        <source>Score –</source>
        <translation>Maß –</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/score_chart.py" line="44"/>
        <source>Score {0} of {1}</source>
        <translation>Maß {0} von {1}</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <location filename="../../app/ui/tuning/histogram.py" line="91"/>
        <source>{0} good parts</source>
        <translation>{0} Gutteile</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/histogram.py" line="93"/>
        <source>{0} bad parts</source>
        <translation>{0} Schlechtteile</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/histogram.py" line="95"/>
        <source>Scores of {0} good and {1} bad parts</source>
        <translation>Werte von {0} Gut- und {1} Schlechtteilen</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="10"/>
        <source>A camera needs a buffer, got {0}.</source>
        <translation>Eine Kamera braucht einen Puffer, angegeben ist {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="11"/>
        <source>A frame of {0} bytes came where {1} were announced.</source>
        <translation>Es kam ein Bild von {0} Bytes, angekündigt waren {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="12"/>
        <source>A part needs at least {0} pixels a side.</source>
        <translation>Ein Teil braucht mindestens {0} Pixel je Seite.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="13"/>
        <source>A part was missed.</source>
        <translation>Ein Teil wurde verpasst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="14"/>
        <source>A picture came that no trigger asked for. It was not inspected. Check that only this program triggers the camera.</source>
        <translation>Es kam ein Bild, das kein Trigger verlangt hat. Es wurde nicht geprüft. Prüfen Sie, dass nur dieses Programm die Kamera auslöst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="15"/>
        <source>A rate is above 0 Hz, got {0}.</source>
        <translation>Eine Rate liegt über 0 Hz, angegeben ist {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="16"/>
        <source>A recording is played at a rate or in its own time, not both.</source>
        <translation>Eine Aufnahme läuft mit einer Rate oder in ihrer eigenen Zeit, nicht beides.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="17"/>
        <source>A verdict came after its deadline.</source>
        <translation>Ein Urteil kam nach seiner Frist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="18"/>
        <source>Check its cable and power; the line goes on by itself when it is back.</source>
        <translation>Prüfen Sie Kabel und Strom; die Linie läuft von selbst weiter, sobald sie zurück ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="19"/>
        <source>Check its cable, and that no other program uses it.</source>
        <translation>Prüfen Sie das Kabel und dass kein anderes Programm sie benutzt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="20"/>
        <source>Check its cable, power and address, and that no other program holds it.</source>
        <translation>Prüfen Sie Kabel, Strom und Adresse und dass kein anderes Programm sie belegt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="21"/>
        <source>Check the camera&apos;s settings; start the line again.</source>
        <translation>Prüfen Sie die Einstellungen der Kamera; starten Sie die Linie neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="22"/>
        <source>Check the drive and the permissions of the file.</source>
        <translation>Prüfen Sie das Laufwerk und die Rechte der Datei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="23"/>
        <source>Check the path, the permissions and the drive; the line goes on by itself.</source>
        <translation>Prüfen Sie Pfad, Rechte und Laufwerk; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="24"/>
        <source>Check the value, its limits, and that nothing else locks it: sizes and formats can&apos;t change while the camera streams.</source>
        <translation>Prüfen Sie den Wert, seine Grenzen und dass nichts ihn sperrt: Größen und Formate lassen sich nicht ändern, solange die Kamera liefert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="25"/>
        <source>Choose a folder with images ({0}).</source>
        <translation>Wählen Sie einen Ordner mit Bildern ({0}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="26"/>
        <source>Choose another file, or convert it to Motion JPEG or H.264.</source>
        <translation>Wählen Sie eine andere Datei oder wandeln Sie sie in Motion JPEG oder H.264 um.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="27"/>
        <source>Choose another output, or allow overwriting.</source>
        <translation>Wählen Sie einen anderen Ort oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="28"/>
        <source>Choose another output, or remove it yourself.</source>
        <translation>Wählen Sie einen anderen Ort oder entfernen Sie es selbst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="29"/>
        <source>Choose another trigger mode in the recipe.</source>
        <translation>Wählen Sie im Rezept eine andere Triggerart.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="30"/>
        <source>Choose free run or the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept Freilauf oder den Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="31"/>
        <source>Choose the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept den Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="32"/>
        <source>Close other programs, or make the camera&apos;s region smaller.</source>
        <translation>Schließen Sie andere Programme oder verkleinern Sie den Bereich der Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="33"/>
        <source>Correct it, or restore {0}.</source>
        <translation>Berichtigen Sie es oder stellen Sie {0} wieder her.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="34"/>
        <source>Correct the file, or play the images at a rate.</source>
        <translation>Berichtigen Sie die Datei oder spielen Sie die Bilder mit einer Rate ab.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="35"/>
        <source>Free disk space or choose another folder.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="36"/>
        <source>Free the device, or run this model on the CPU.</source>
        <translation>Geben Sie das Gerät frei oder lassen Sie das Modell auf dem Prozessor laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="37"/>
        <source>Give each recipe&apos;s line a name of its own.</source>
        <translation>Geben Sie der Linie jedes Rezepts einen eigenen Namen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="38"/>
        <source>Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev.</source>
        <translation>Installieren Sie einen: unter Debian oder Ubuntu mit sudo apt-get install gcc libc6-dev.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="39"/>
        <source>Install the driver of its maker for this computer, or name the right file.</source>
        <translation>Installieren Sie den Treiber ihres Herstellers für diesen Rechner oder nennen Sie die richtige Datei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="40"/>
        <source>Install the driver of the camera&apos;s maker: it sets GENICAM_GENTL64_PATH. Or name its .cti file in the recipe.</source>
        <translation>Installieren Sie den Treiber des Kameraherstellers: er setzt GENICAM_GENTL64_PATH. Oder nennen Sie seine .cti-Datei im Rezept.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="41"/>
        <source>It came while the camera still owed the picture of the trigger before.</source>
        <translation>Er kam, während die Kamera das Bild des vorigen Triggers noch schuldig war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="42"/>
        <source>It can&apos;t be started.</source>
        <translation>Sie kann nicht gestartet werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="43"/>
        <source>It takes {0}.</source>
        <translation>Möglich ist {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="44"/>
        <source>It was not touched.</source>
        <translation>Es wurde nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="45"/>
        <source>Its picture was lost on the way.</source>
        <translation>Sein Bild ging unterwegs verloren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="46"/>
        <source>Its scores would mean nothing; the line can&apos;t run with it.</source>
        <translation>Seine Maße würden nichts bedeuten; die Linie kann damit nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="47"/>
        <source>Its settings can&apos;t be read or changed.</source>
        <translation>Ihre Einstellungen lassen sich weder lesen noch ändern.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="48"/>
        <source>Name a model&apos;s folder.</source>
        <translation>Nennen Sie den Ordner eines Modells.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="49"/>
        <source>No GenICam driver is known.</source>
        <translation>Es ist kein GenICam-Treiber bekannt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="50"/>
        <source>No camera can be opened.</source>
        <translation>Es kann keine Kamera geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="51"/>
        <source>No part is inspected until it is back.</source>
        <translation>Bis sie zurück ist, wird kein Teil geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="52"/>
        <source>No part is inspected.</source>
        <translation>Es wird kein Teil geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="53"/>
        <source>No picture came for this trigger.</source>
        <translation>Zu diesem Trigger kam kein Bild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="54"/>
        <source>No picture was taken for this trigger.</source>
        <translation>Zu diesem Trigger wurde kein Bild aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="55"/>
        <source>No time was measured.</source>
        <translation>Es wurde keine Zeit gemessen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="56"/>
        <source>No way leads from schema {0} to {1}.</source>
        <translation>Es führt kein Weg von Schema {0} zu {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="57"/>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="58"/>
        <source>Nothing was computed.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="59"/>
        <source>Plug it in again; the line goes on by itself.</source>
        <translation>Stecken Sie sie wieder ein; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="60"/>
        <source>Put it back where it was; the line goes on by itself.</source>
        <translation>Legen Sie sie zurück, wo sie war; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="61"/>
        <source>Repair the compiler, or report this with its words.</source>
        <translation>Reparieren Sie den Compiler oder melden Sie dies mit seinen Worten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="62"/>
        <source>Report it with the log file.</source>
        <translation>Melden Sie es mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="63"/>
        <source>Restart the program; if it happens again, check the device and its driver.</source>
        <translation>Starten Sie das Programm neu; geschieht es wieder, prüfen Sie das Gerät und seinen Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="64"/>
        <source>Restore the model from a backup or train it again.</source>
        <translation>Stellen Sie das Modell aus einer Sicherung wieder her oder trainieren Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="65"/>
        <source>Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the like, RGB8, BGR8 or YCbCr422_8.</source>
        <translation>Setzen Sie PixelFormat auf Mono8, Mono10, Mono12, deren gepackte Formen, BayerRG8 und ähnliche, RGB8, BGR8 oder YCbCr422_8.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="66"/>
        <source>Set its value.</source>
        <translation>Setzen Sie seinen Wert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="67"/>
        <source>Set the camera&apos;s size as it was when the recipe was made.</source>
        <translation>Stellen Sie die Bildgröße der Kamera ein, wie sie beim Anlegen des Rezepts war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="68"/>
        <source>Sharpness needs {0} pixels a side, got {1}.</source>
        <translation>Die Schärfe braucht {0} Pixel je Seite, vorhanden sind {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="69"/>
        <source>Something unexpected went wrong: {0}: {1}.</source>
        <translation>Etwas Unerwartetes ging schief: {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="70"/>
        <source>Start it again, and report this with the log file.</source>
        <translation>Starten Sie sie neu und melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="71"/>
        <source>Start it first.</source>
        <translation>Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="72"/>
        <source>Start the line again.</source>
        <translation>Die Linie erneut starten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="73"/>
        <source>Start the line again; if it happens again, check the camera and its driver.</source>
        <translation>Starten Sie die Linie neu; geschieht es wieder, prüfen Sie die Kamera und ihren Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="74"/>
        <source>Start the line first.</source>
        <translation>Starten Sie zuerst die Linie.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="75"/>
        <source>Take it out of the recipe, or choose the right camera.</source>
        <translation>Nehmen Sie es aus dem Rezept oder wählen Sie die richtige Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="76"/>
        <source>The camera does not answer any more.</source>
        <translation>Die Kamera antwortet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="77"/>
        <source>The camera has no feature {0}.</source>
        <translation>Die Kamera hat kein Merkmal {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="78"/>
        <source>The camera is back after {0} s.</source>
        <translation>Die Kamera ist nach {0} s zurück.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="79"/>
        <source>The camera is not open.</source>
        <translation>Die Kamera ist nicht geöffnet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="80"/>
        <source>The camera number {0} is not started.</source>
        <translation>Die Kamera Nummer {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="81"/>
        <source>The camera number {0} of this computer gives no picture.</source>
        <translation>Die Kamera Nummer {0} dieses Rechners liefert kein Bild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="82"/>
        <source>The camera sends the pixel format {0}, which can&apos;t be decoded.</source>
        <translation>Die Kamera sendet das Pixelformat {0}, das sich nicht dekodieren lässt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="83"/>
        <source>The camera was lost before its picture came.</source>
        <translation>Die Kamera ging verloren, bevor sein Bild kam.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="84"/>
        <source>The camera {0} is gone.</source>
        <translation>Die Kamera {0} ist weg.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="85"/>
        <source>The camera {0} is not connected.</source>
        <translation>Die Kamera {0} ist nicht verbunden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="86"/>
        <source>The camera {0} is not started.</source>
        <translation>Die Kamera {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="87"/>
        <source>The camera {0} takes no software trigger: it is set to {1}.</source>
        <translation>Die Kamera {0} nimmt keinen Softwaretrigger: sie steht auf {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="88"/>
        <source>The camera&apos;s driver failed: {0}: {1}.</source>
        <translation>Der Treiber der Kamera ist ausgefallen: {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="89"/>
        <source>The camera&apos;s driver has stopped working.</source>
        <translation>Der Treiber der Kamera arbeitet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="90"/>
        <source>The camera&apos;s settings are not those of the recipe.</source>
        <translation>Die Einstellungen der Kamera sind nicht die des Rezepts.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="91"/>
        <source>The challenge failed: a known part got a wrong verdict. No part is judged until it is passed. Call an engineer, then challenge again.</source>
        <translation>Die Prüfung ist nicht bestanden: ein bekanntes Teil bekam ein falsches Urteil. Kein Teil wird beurteilt, bis sie bestanden ist. Einen Techniker rufen, dann erneut prüfen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="92"/>
        <source>The challenge failed: a known part got a wrong verdict. The verdicts of this line may be wrong. Call an engineer.</source>
        <translation>Die Prüfung ist nicht bestanden: ein bekanntes Teil bekam ein falsches Urteil. Die Urteile dieser Linie können falsch sein. Einen Techniker rufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="93"/>
        <source>The challenge is due. No part is judged until it is passed. Touch Challenge.</source>
        <translation>Die Prüfung ist fällig. Kein Teil wird beurteilt, bis sie bestanden ist. „Prüfung“ berühren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="94"/>
        <source>The challenge is due. Touch Challenge.</source>
        <translation>Die Prüfung ist fällig. „Prüfung“ berühren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="95"/>
        <source>The compiler {0} failed with exit code {1}: {2}.</source>
        <translation>Der Compiler {0} endete mit Code {1}: {2}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="96"/>
        <source>The database takes results again.</source>
        <translation>Die Datenbank nimmt wieder Ergebnisse an.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="97"/>
        <source>The device failed: {0}.</source>
        <translation>Das Gerät ist ausgefallen: {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="98"/>
        <source>The device has too little memory to judge one image.</source>
        <translation>Das Gerät hat zu wenig Speicher, um ein Bild zu beurteilen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="99"/>
        <source>The device {0} is not there; this machine has {1} CUDA device(s).</source>
        <translation>Das Gerät {0} gibt es nicht; dieser Rechner hat {1} CUDA-Gerät(e).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="100"/>
        <source>The driver of the camera {0} hangs.</source>
        <translation>Der Treiber der Kamera {0} hängt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="101"/>
        <source>The driver {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="102"/>
        <source>The file {0} can&apos;t be read as rows of file name and nanoseconds: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht als Zeilen aus Dateiname und Nanosekunden lesen: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="103"/>
        <source>The file {0} is no video that can be decoded.</source>
        <translation>Die Datei {0} ist kein Video, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="104"/>
        <source>The file {0} of the model {1} is damaged: its checksum is wrong.</source>
        <translation>Die Datei {0} des Modells {1} ist beschädigt: ihre Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="105"/>
        <source>The folder {0} can&apos;t be read.</source>
        <translation>Der Ordner {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="106"/>
        <source>The folder {0} holds no images.</source>
        <translation>Der Ordner {0} enthält keine Bilder.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="107"/>
        <source>The images can&apos;t be played in their original timing.</source>
        <translation>Die Bilder lassen sich nicht in ihrer ursprünglichen Zeit abspielen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="108"/>
        <source>The inspection is behind: the deadline had passed when this part&apos;s turn came.</source>
        <translation>Die Prüfung hinkt nach: die Frist war vorbei, als dieses Teil an der Reihe war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="109"/>
        <source>The line can&apos;t run with it.</source>
        <translation>Die Linie kann damit nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="110"/>
        <source>The line can&apos;t run with this model.</source>
        <translation>Die Linie kann mit diesem Modell nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="111"/>
        <source>The line can&apos;t start.</source>
        <translation>Die Linie kann nicht starten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="112"/>
        <source>The line goes on with the processor, which is slower.</source>
        <translation>Die Linie läuft mit dem Prozessor weiter, der langsamer ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="113"/>
        <source>The line goes on without it.</source>
        <translation>Die Linie läuft ohne dies weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="114"/>
        <source>The line starts it again by itself; if it happens often, update the camera&apos;s driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber der Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="115"/>
        <source>The line starts it again by itself; if it happens often, update the driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="116"/>
        <source>The line stopped.</source>
        <translation>Die Linie hat angehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="117"/>
        <source>The line was stopped before this part was judged.</source>
        <translation>Die Linie wurde angehalten, bevor dieses Teil beurteilt war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="118"/>
        <source>The manifest states no schema_version.</source>
        <translation>Das Manifest nennt keine schema_version.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="119"/>
        <source>The model could not be written to {0}: {1}.</source>
        <translation>Das Modell konnte nicht nach {0} geschrieben werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="120"/>
        <source>The model gave no number for this picture.</source>
        <translation>Das Modell gab für dieses Bild keine Zahl.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="121"/>
        <source>The model that was there before, if any, still stands.</source>
        <translation>Das vorige Modell, falls es eines gab, ist noch da.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="122"/>
        <source>The model was written by a newer program (schema {0}, known up to {1}).</source>
        <translation>Das Modell stammt von einem neueren Programm (Schema {0}, bekannt bis {1}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="123"/>
        <source>The model {0} lacks its file {1}.</source>
        <translation>Dem Modell {0} fehlt die Datei {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="124"/>
        <source>The model {0} names no {1}.</source>
        <translation>Das Modell {0} nennt kein {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="125"/>
        <source>The model&apos;s tensor {0} holds values that are not numbers.</source>
        <translation>Der Tensor {0} des Modells enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="126"/>
        <source>The part could not be aligned with the reference. Check its position.</source>
        <translation>Das Teil ließ sich nicht am Referenzbild ausrichten. Prüfen Sie seine Lage.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="127"/>
        <source>The part is turned by {0} degrees. Check its seat.</source>
        <translation>Das Teil ist um {0} Grad verdreht. Prüfen Sie seinen Sitz.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="128"/>
        <source>The part lies {0} pixels off its place. Check the stop or the trigger&apos;s delay.</source>
        <translation>Das Teil liegt {0} Pixel neben seinem Platz. Prüfen Sie den Anschlag oder die Triggerverzögerung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="129"/>
        <source>The part was not judged in time. Put it before the camera again.</source>
        <translation>Das Teil wurde nicht rechtzeitig beurteilt. Es noch einmal vor die Kamera legen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="130"/>
        <source>The part was not judged.</source>
        <translation>Das Teil wurde nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="131"/>
        <source>The picture and the recipe&apos;s reference differ in size.</source>
        <translation>Das Bild und das Referenzbild des Rezepts sind verschieden groß.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="132"/>
        <source>The picture is blurred (sharpness {0}, at least {1} is needed). Clean and focus the lens.</source>
        <translation>Das Bild ist unscharf (Schärfe {0}, nötig ist mindestens {1}). Reinigen und fokussieren Sie das Objektiv.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="133"/>
        <source>The picture is only {0}x{1} pixels large.</source>
        <translation>Das Bild ist nur {0}x{1} Pixel groß.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="134"/>
        <source>The picture is too bright ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu hell ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="135"/>
        <source>The picture is too dark ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu dunkel ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="136"/>
        <source>The producer {0} can&apos;t be loaded: it is no GenTL driver for this computer.</source>
        <translation>Der Treiber {0} lässt sich nicht laden: er ist kein GenTL-Treiber für diesen Rechner.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="137"/>
        <source>The producer {0} crashed.</source>
        <translation>Der Treiber {0} ist abgestürzt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="138"/>
        <source>The producer {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="139"/>
        <source>The producer {0} failed: {1}.</source>
        <translation>Der Treiber {0} ist ausgefallen: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="140"/>
        <source>The producer {0} hangs.</source>
        <translation>Der Treiber {0} hängt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="141"/>
        <source>The recipe {0} was written by a newer Goodpart (version {1} of its form).</source>
        <translation>Das Rezept {0} stammt von einem neueren Goodpart (Version {1} seiner Form).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="142"/>
        <source>The recipe {0} {1}.</source>
        <translation>Das Rezept {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="143"/>
        <source>The recording {0} is gone.</source>
        <translation>Die Aufnahme {0} ist weg.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="144"/>
        <source>The recording {0} is not being played.</source>
        <translation>Die Aufnahme {0} wird nicht abgespielt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="145"/>
        <source>The score lies so near the threshold that a person should look.</source>
        <translation>Das Maß liegt so nah an der Schwelle, dass ein Mensch hinsehen sollte.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="146"/>
        <source>The simulated GenICam camera can&apos;t be used here.</source>
        <translation>Die simulierte GenICam-Kamera kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="147"/>
        <source>The simulated camera is unplugged.</source>
        <translation>Die simulierte Kamera ist abgezogen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="148"/>
        <source>The simulated line has no input for a hardware trigger.</source>
        <translation>Die simulierte Linie hat keinen Eingang für einen Hardwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="149"/>
        <source>The simulated line is not started.</source>
        <translation>Die simulierte Linie ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="150"/>
        <source>The simulated line runs freely and takes no trigger.</source>
        <translation>Die simulierte Linie läuft frei und nimmt keinen Trigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="151"/>
        <source>The station did not start.</source>
        <translation>Die Station wurde nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="152"/>
        <source>The verdict did not come before the deadline.</source>
        <translation>Das Urteil kam nicht vor der Frist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="153"/>
        <source>The video {0} can&apos;t be read.</source>
        <translation>Das Video {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="154"/>
        <source>There is already something at {0}.</source>
        <translation>Unter {0} liegt schon etwas.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="155"/>
        <source>There is no C compiler ({0}).</source>
        <translation>Es gibt keinen C-Compiler ({0}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="156"/>
        <source>There is no device type {0} here.</source>
        <translation>Die Geräteart {0} gibt es hier nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="157"/>
        <source>There is no histogram of an empty image.</source>
        <translation>Ein leeres Bild hat kein Histogramm.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="158"/>
        <source>There is no memory for {0} frames: {1}.</source>
        <translation>Es ist kein Speicher für {0} Bilder da: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="159"/>
        <source>There is no part like the reference (likeness {0}). Check that a part lies there and that the recipe is the right one.</source>
        <translation>Dort liegt kein Teil wie auf dem Referenzbild (Ähnlichkeit {0}). Prüfen Sie, dass ein Teil da liegt und das Rezept das richtige ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="160"/>
        <source>There is no precision {0}.</source>
        <translation>Die Genauigkeit {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="161"/>
        <source>There is nothing to inspect.</source>
        <translation>Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="162"/>
        <source>There was no trigger {0}.</source>
        <translation>Einen Trigger {0} gab es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="163"/>
        <source>This camera takes no software trigger.</source>
        <translation>Diese Kamera nimmt keinen Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="164"/>
        <source>This part was not inspected.</source>
        <translation>Dieses Teil wurde nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="165"/>
        <source>This predictor was closed.</source>
        <translation>Dieser Prüfer wurde geschlossen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="166"/>
        <source>Train it again, with a lower learning rate if this happens twice.</source>
        <translation>Trainieren Sie es neu, mit kleinerer Lernrate, wenn es zweimal geschieht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="167"/>
        <source>Train it again.</source>
        <translation>Trainieren Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="168"/>
        <source>Two recipes are for the line {0}.</source>
        <translation>Zwei Rezepte sind für die Linie {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="169"/>
        <source>Update this program, or train the model here.</source>
        <translation>Erneuern Sie dieses Programm oder trainieren Sie das Modell hier.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="170"/>
        <source>Update this station, or use the recipe&apos;s previous version.</source>
        <translation>Erneuern Sie diese Station oder nehmen Sie die vorige Fassung des Rezepts.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="171"/>
        <source>Use auto or cpu, or check the driver.</source>
        <translation>Nehmen Sie auto oder cpu, oder prüfen Sie den Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="172"/>
        <source>Use auto, cpu or cuda.</source>
        <translation>Nehmen Sie auto, cpu oder cuda.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="173"/>
        <source>Use auto, fp32 or bf16.</source>
        <translation>Nehmen Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="174"/>
        <source>Waits grow from above 0: {0} to {1} s.</source>
        <translation>Wartezeiten wachsen von über 0: {0} bis {1} s.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="175"/>
        <source>What is at {0} is not a model, or holds more than one.</source>
        <translation>Was unter {0} liegt, ist kein Modell oder enthält mehr als eines.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="176"/>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} konnte nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="177"/>
        <source>{0} could not be used: {1}.</source>
        <translation>{0} konnte nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="178"/>
        <source>{0} failed: {1}. The inspection goes on without it.</source>
        <translation>{0} ist ausgefallen: {1}. Die Prüfung geht ohne weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="179"/>
        <source>{0} is damaged: its checksum is wrong.</source>
        <translation>{0} ist beschädigt: die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="180"/>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="181"/>
        <source>{0} is damaged: {1}: {2}.</source>
        <translation>{0} ist beschädigt: {1}: {2}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="182"/>
        <source>{0} is no command.</source>
        <translation>{0} ist kein Befehl.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="183"/>
        <source>{0} is not a model: it has no {1}.</source>
        <translation>{0} ist kein Modell: es hat kein {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="184"/>
        <source>{0} of the part lies outside the camera&apos;s picture. Check the part&apos;s position, or choose a region with room around it.</source>
        <translation>{0} des Teils liegen außerhalb des Kamerabilds. Prüfen Sie die Lage des Teils oder wählen Sie einen Bereich mit Platz darum.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="185"/>
        <source>{0} of the picture is over- or underexposed. Check the light and the exposure.</source>
        <translation>{0} des Bilds sind über- oder unterbelichtet. Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="186"/>
        <source>{0} parts wait for the engine: the inspection is slower than the line.</source>
        <translation>{0} Teile warten auf die Prüfung: sie ist langsamer als die Linie.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="187"/>
        <source>{0} was set to {1}, but the camera holds {2}.</source>
        <translation>{0} wurde auf {1} gesetzt, die Kamera hat aber {2}.</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <location filename="../../app/ui/setup/view.py" line="64"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="65"/>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="66"/>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="103"/>
        <source>Sharpness {0} of the best {1} ({2} %)</source>
        <translation>Schärfe {0} von bestenfalls {1} ({2} %)</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="112"/>
        <source>Brightness {0} %, too dark {1} %, too bright {2} %</source>
        <translation>Helligkeit {0} %, zu dunkel {1} %, zu hell {2} %</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="129"/>
        <source>There is no reference yet.</source>
        <translation>Es gibt noch kein Referenzbild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="175"/>
        <source>Saved. It takes effect when the line starts again.</source>
        <translation>Gespeichert. Es gilt, sobald die Linie neu startet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="202"/>
        <source>Focus</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="205"/>
        <source>Forget the best</source>
        <translation>Bestwert vergessen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="206"/>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="209"/>
        <source>Position</source>
        <translation>Lage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="67"/>
        <source>Save the region</source>
        <translation>Bereich speichern</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="216"/>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="218"/>
        <source>Take as reference</source>
        <translation>Als Referenz nehmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="219"/>
        <source>Left out of the judgement</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="221"/>
        <source>Add</source>
        <translation>Hinzu</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="222"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="223"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="226"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="24"/>
        <source>Pictures that were not learned</source>
        <translation>Bilder, die nicht gelernt wurden</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="25"/>
        <source>The line, last 8 hours</source>
        <translation>Die Linie, letzte 8 Stunden</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="26"/>
        <source>The line, last 24 hours</source>
        <translation>Die Linie, letzte 24 Stunden</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="27"/>
        <source>The line, last 7 days</source>
        <translation>Die Linie, letzte 7 Tage</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="28"/>
        <source>The line, from ... to ...</source>
        <translation>Die Linie, von ... bis ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/source_bar.py" line="31"/>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="25"/>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="28"/>
        <source>Goodpart learns from good parts alone and finds what is different.</source>
        <translation>Goodpart lernt allein aus guten Teilen und findet, was abweicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="34"/>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="36"/>
        <source>A simulated line makes parts, a model learns the good ones, then it inspects a mixed run. Takes a few minutes.</source>
        <translation>Eine simulierte Linie stellt Teile her, ein Modell lernt die guten und prüft dann eine gemischte Folge. Dauert einige Minuten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="43"/>
        <source>Set up a product</source>
        <translation>Ein Produkt einrichten</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="45"/>
        <source>Step by step: camera, good parts, training, threshold, live. Later: retrain, tune, compare versions.</source>
        <translation>Schritt für Schritt: Kamera, Gutteile, Training, Schwelle, Freigabe. Später: nachtrainieren, einstellen, Versionen vergleichen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="52"/>
        <source>Train on good parts</source>
        <translation>Mit guten Teilen trainieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="53"/>
        <source>Choose a folder with images of good parts. 20 to 100 images are usual.</source>
        <translation>Wählen Sie einen Ordner mit Bildern guter Teile. Üblich sind 20 bis 100 Bilder.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="58"/>
        <source>Inspect images</source>
        <translation>Bilder prüfen</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="59"/>
        <source>Choose a model and a folder of images: a verdict and an overlay for each.</source>
        <translation>Wählen Sie ein Modell und einen Ordner mit Bildern: Urteil und Wärmebild für jedes.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="64"/>
        <source>Run a line</source>
        <translation>Eine Linie betreiben</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="65"/>
        <source>Choose a recipe: its camera, its model, a verdict for every part, live.</source>
        <translation>Wählen Sie ein Rezept: seine Kamera, sein Modell, ein Urteil für jedes Teil, live.</translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="44"/>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="45"/>
        <source>Good parts</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="46"/>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="47"/>
        <source>Bad parts</source>
        <translation>Schlechtteile</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="48"/>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="49"/>
        <source>Judge, tune</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="50"/>
        <source>Go live</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="51"/>
        <source>Challenge</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="52"/>
        <source>From the line</source>
        <translation>Von der Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="53"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="59"/>
        <source>version {0} live</source>
        <translation>Version {0} aktiv</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="59"/>
        <source>not live</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/steps_bar.py" line="60"/>
        <source>{0} good, {1} bad, {2}</source>
        <translation>{0} gut, {1} schlecht, {2}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="51"/>
        <source>Small network: quick</source>
        <translation>Kleines Netz: schnell</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="52"/>
        <source>Medium network: finer, about twice as slow</source>
        <translation>Mittleres Netz: feiner, etwa halb so schnell</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="54"/>
        <source>{0} x {0} pixels</source>
        <translation>{0} x {0} Pixel</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="64"/>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="65"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="66"/>
        <source>Go on with it</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="67"/>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="105"/>
        <source>A training was interrupted.</source>
        <translation>Ein Training wurde unterbrochen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="107"/>
        <source>Begun {0} (UTC), version {1}. Nothing that it learned is lost.</source>
        <translation>Begonnen {0} (UTC), Version {1}. Nichts Gelerntes ist verloren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="112"/>
        <source>{0} good pictures are there.</source>
        <translation>{0} gute Bilder sind da.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="114"/>
        <source>A tenth of them is not learned: they set the threshold. {0}</source>
        <translation>Ein Zehntel davon wird nicht gelernt: sie bestimmen die Schwelle. {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="119"/>
        <source>{0} more good pictures needed</source>
        <translation>{0} weitere gute Bilder nötig</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="120"/>
        <source>Capture them first, or take them from a folder.</source>
        <translation>Zuerst aufnehmen, oder aus einem Ordner übernehmen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="124"/>
        <source>More good parts make it surer: 50 to 100 are usual.</source>
        <translation>Mehr Gutteile machen es sicherer: 50 bis 100 sind üblich.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="143"/>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="144"/>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="145"/>
        <source>Full, as published</source>
        <translation>Voll, wie veröffentlicht</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="154"/>
        <source>measuring how long it takes here ...</source>
        <translation>die Dauer wird gemessen ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="156"/>
        <source>about {0} minutes here</source>
        <translation>hier etwa {0} Minuten</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="157"/>
        <source>about {0} hours here</source>
        <translation>hier etwa {0} Stunden</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="161"/>
        <source>From scratch</source>
        <translation>Von Grund auf</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="163"/>
        <source>From version {0}: quicker where little changed</source>
        <translation>Ab Version {0}: schneller, wo sich wenig geändert hat</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="184"/>
        <source>Starting ...</source>
        <translation>Start ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="185"/>
        <source>The line goes on inspecting meanwhile.</source>
        <translation>Die Linie prüft währenddessen weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="189"/>
        <source>Stopping after this step ...</source>
        <translation>Hält nach diesem Schritt an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="219"/>
        <source>Pictures that are not learned, and what still looks odd on them</source>
        <translation>Bilder, die nicht gelernt werden, und was darauf noch auffällt</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="254"/>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="255"/>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="256"/>
        <source>Schedule</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <location filename="../../app/ui/product/train_page.py" line="257"/>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <location filename="../../app/ui/challenge/trend.py" line="24"/>
        <source>Margin in %</source>
        <translation>Abstand in %</translation>
    </message>
</context>
<context>
    <name>TuningExhibits</name>
    <message>
        <location filename="../../app/ui/tuning/exhibits.py" line="26"/>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/exhibits.py" line="26"/>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/exhibits.py" line="31"/>
        <source>{0}: the picture is gone</source>
        <translation>{0}: das Bild ist weg</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/exhibits.py" line="40"/>
        <source>part {0}</source>
        <translation>Teil {0}</translation>
    </message>
</context>
<context>
    <name>TuningSliders</name>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="97"/>
        <source>Image threshold</source>
        <translation>Schwelle des Teils</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="98"/>
        <source>A part with a higher score is NG.</source>
        <translation>Ein Teil mit höherem Wert ist NG.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="102"/>
        <source>Band for “uncertain”</source>
        <translation>Band für „unsicher“</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="103"/>
        <source>So near the threshold a person should look.</source>
        <translation>So nahe an der Schwelle soll ein Mensch hinsehen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="107"/>
        <source>Surface / layout</source>
        <translation>Oberfläche / Aufbau</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="108"/>
        <source>How much the surface counts against layout and missing parts.</source>
        <translation>Wie viel die Oberfläche gegen Aufbau und fehlende Teile zählt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="112"/>
        <source>Pixel threshold</source>
        <translation>Schwelle der Pixel</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="113"/>
        <source>What is marked in the picture.</source>
        <translation>Was im Bild markiert wird.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="117"/>
        <source>Smallest marked area</source>
        <translation>Kleinste markierte Fläche</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/sliders.py" line="118"/>
        <source>Smaller spots are not marked.</source>
        <translation>Kleinere Flecken werden nicht markiert.</translation>
    </message>
</context>
<context>
    <name>TuningTexts</name>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="17"/>
        <source>No good parts that were not learned: no rate can be given.</source>
        <translation>Keine nicht gelernten Gutteile: keine Rate ist möglich.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="19"/>
        <source>Expected false rejects {0} ({1} to {2}), from {3} good parts.</source>
        <translation>Erwarteter Fehlausschuss {0} ({1} bis {2}), aus {3} guten Teilen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="26"/>
        <source>This version inspected no part in that time.</source>
        <translation>Diese Version hat in dieser Zeit kein Teil geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="28"/>
        <source>{0} parts of the line: {1} NG with the draft, {2} as it is.</source>
        <translation>{0} Teile der Linie: {1} NG mit dem Entwurf, {2} wie bisher.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="42"/>
        <source>Add good parts that were not learned: 59 of them show whether fewer than 5 % are rejected, {0} show no better than {1}.</source>
        <translation>Nicht gelernte Gutteile hinzufügen: 59 davon zeigen, ob weniger als 5 % verworfen werden, {0} zeigen nur {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="37"/>
        <source>{0} bad parts pass. Look at them below: if their defect is not marked, a larger image size or a smaller region shows more of it.</source>
        <translation>{0} Schlechtteile gehen durch. Unten ansehen: ist ihr Fehler nicht markiert, zeigt eine größere Bildgröße oder ein kleinerer Bereich mehr davon.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="47"/>
        <source>{0} good parts are rejected. Look at them below: if they are good indeed, add such parts and train again.</source>
        <translation>{0} Gutteile werden verworfen. Unten ansehen: sind sie wirklich gut, solche Teile hinzufügen und erneut trainieren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="51"/>
        <source>A few bad parts would show how much room the threshold has.</source>
        <translation>Einige Schlechtteile würden zeigen, wie viel Spielraum die Schwelle hat.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/texts.py" line="52"/>
        <source>Good and bad parts lie on their sides of the threshold.</source>
        <translation>Gut- und Schlechtteile liegen auf ihren Seiten der Schwelle.</translation>
    </message>
</context>
<context>
    <name>TuningView</name>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="73"/>
        <source>Apply ...</source>
        <translation>Anwenden ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="74"/>
        <source>Discard the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="75"/>
        <source>The model&apos;s own values</source>
        <translation>Eigene Werte des Modells</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="88"/>
        <source>live</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="88"/>
        <source>not live</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="89"/>
        <source>Version {0}, {1}</source>
        <translation>Version {0}, {1}</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="91"/>
        <source>This version has judged no picture that it did not learn.</source>
        <translation>Diese Version hat kein Bild beurteilt, das sie nicht gelernt hat.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="128"/>
        <location filename="../../app/ui/tuning/view.py" line="171"/>
        <source>No part changes side.</source>
        <translation>Kein Teil wechselt die Seite.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="149"/>
        <source>Not applied: pinned parts would change. {0}</source>
        <translation>Nicht angewandt: festgelegte Teile würden wechseln. {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="152"/>
        <source>Apply these values</source>
        <translation>Diese Werte anwenden</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="160"/>
        <source>The line takes them at its next start.</source>
        <translation>Die Linie übernimmt sie bei ihrem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="161"/>
        <source>Applied and recorded.</source>
        <translation>Angewandt und aufgezeichnet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="172"/>
        <source>There is no good part that was not learned.</source>
        <translation>Es gibt kein Gutteil, das nicht gelernt wurde.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="173"/>
        <source>There is no bad part. They are not needed.</source>
        <translation>Es gibt kein Schlechtteil. Sie sind nicht nötig.</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="218"/>
        <source>Earlier values ...</source>
        <translation>Frühere Werte ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="224"/>
        <source>Parts that change side</source>
        <translation>Teile, die die Seite wechseln</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="225"/>
        <source>Good parts, worst first</source>
        <translation>Gutteile, schlechteste zuerst</translation>
    </message>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="226"/>
        <source>Bad parts, nearest to “good” first</source>
        <translation>Schlechtteile, die fast guten zuerst</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="45"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="46"/>
        <source>NG</source>
        <translation>NG</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="47"/>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="48"/>
        <source>Cannot judge</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="49"/>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="50"/>
        <source>Too late</source>
        <translation>Zu spät</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_style.py" line="51"/>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <location filename="../../app/ui/live/verdict_banner.py" line="55"/>
        <source>Line failed</source>
        <translation>Linie ausgefallen</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_banner.py" line="57"/>
        <source>Camera lost</source>
        <translation>Kamera verloren</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_banner.py" line="59"/>
        <source>No part yet</source>
        <translation>Noch kein Teil</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/verdict_banner.py" line="60"/>
        <source>Not inspecting</source>
        <translation>Prüft nicht</translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <location filename="../../app/ui/tuning/view.py" line="40"/>
        <source>Reason, for the record</source>
        <translation>Grund, für die Aufzeichnung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="vanished">Grund</translation>
    </message>
</context>
</TS>
