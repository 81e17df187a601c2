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
    <name>CaptureWindow</name>
    <message>
        <location filename="../../app/ui/capture/window.py" line="59"/>
        <source>Goodpart: good parts of {0}</source>
        <translation>Goodpart: Gutteile von {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="69"/>
        <source>Capture (space)</source>
        <translation>Aufnehmen (Leertaste)</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="71"/>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="72"/>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="73"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="74"/>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="75"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="113"/>
        <source>Looking at the pictures there are ...</source>
        <translation>Sieht die vorhandenen Bilder an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="116"/>
        <source>{0} good pictures</source>
        <translation>{0} gute Bilder</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="122"/>
        <source>{0} more are needed to train.</source>
        <translation>Zum Trainieren fehlen noch {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="124"/>
        <source>Enough: the last pictures brought nothing new.</source>
        <translation>Genug: die letzten Bilder brachten nichts Neues.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="125"/>
        <source>Enough to train. New pictures still bring news: more are better.</source>
        <translation>Genug zum Trainieren. Neue Bilder bringen noch Neues: mehr sind besser.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="129"/>
        <source>Looking at it ...</source>
        <translation>Sieht es an ...</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="134"/>
        <source>Taken. Look: {0}</source>
        <translation>Aufgenommen. Achtung: {0}</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="134"/>
        <source>Taken.</source>
        <translation>Aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/capture/window.py" line="135"/>
        <source>Not taken: {0}</source>
        <translation>Nicht aufgenommen: {0}</translation>
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
        <location filename="../../app/ui/first_window/window.py" line="46"/>
        <source>Goodpart</source>
        <translation>Goodpart</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="71"/>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="75"/>
        <source>Folder with images of good parts</source>
        <translation>Ordner mit Bildern guter Teile</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="79"/>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="83"/>
        <source>Folder of the model</source>
        <translation>Ordner des Modells</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="86"/>
        <source>Folder with images to inspect</source>
        <translation>Ordner mit den zu prüfenden Bildern</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="91"/>
        <source>Inspection</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="95"/>
        <source>Recipe of the line</source>
        <translation>Rezept der Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="101"/>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/window.py" line="102"/>
        <source>The line opens in a window of its own.</source>
        <translation>Die Linie öffnet sich in einem eigenen Fenster.</translation>
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
        <location filename="../../app/ui/live/line_view.py" line="36"/>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="39"/>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="87"/>
        <source>Part {0}, held.</source>
        <translation>Teil {0}, festgehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="118"/>
        <source>x {0}  y {1}  value {2}  score {3}</source>
        <translation>x {0}  y {1}  Wert {2}  Maß {3}</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <location filename="../../app/ui/live/window.py" line="37"/>
        <source>Goodpart: live</source>
        <translation>Goodpart: live</translation>
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
    <name>ReviewWindow</name>
    <message>
        <location filename="../../app/ui/review/window.py" line="32"/>
        <source>Goodpart: review</source>
        <translation>Goodpart: Durchsicht</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="39"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="40"/>
        <source>Decline (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="41"/>
        <source>Bad part (B)</source>
        <translation>Schlechtteil (B)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="42"/>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="43"/>
        <source>Pin (P)</source>
        <translation>Anheften (P)</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="44"/>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="58"/>
        <source>There is no picture to review.</source>
        <translation>Es gibt kein Bild zum Durchsehen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="61"/>
        <source>Picture {0} of {1}, {2} decided</source>
        <translation>Bild {0} von {1}, {2} entschieden</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="66"/>
        <source>pinned: every model must judge it so</source>
        <translation>angeheftet: jedes Modell muss so urteilen</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="86"/>
        <source>Accepted as good</source>
        <translation>Als gut angenommen</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="87"/>
        <source>A bad part</source>
        <translation>Ein Schlechtteil</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/window.py" line="88"/>
        <source>Declined</source>
        <translation>Verworfen</translation>
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
        <source>Inspecting</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="30"/>
        <source>{0} images per second</source>
        <translation>{0} Bilder je Sekunde</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="33"/>
        <source>{0} min {1} s left</source>
        <translation>noch {0} min {1} s</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="39"/>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="41"/>
        <source>Finished, but not every image could be judged.</source>
        <translation>Fertig, doch nicht jedes Bild konnte beurteilt werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="43"/>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="44"/>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="52"/>
        <source>{caught} of {defects} defective parts caught, {false_rejects} of {good_parts} good parts rejected.</source>
        <translation>{caught} von {defects} fehlerhaften Teilen gefunden, {false_rejects} von {good_parts} guten Teilen aussortiert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="57"/>
        <source>{ok} OK, {ng} NG, {uncertain} uncertain, {not_judged} not judged.</source>
        <translation>{ok} OK, {ng} NG, {uncertain} unsicher, {not_judged} nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="61"/>
        <source>The process ended without a result.</source>
        <translation>Der Vorgang endete ohne Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="68"/>
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
        <location filename="../../app/ui/sentence_catalog.py" line="18"/>
        <source>A rate is above 0 Hz, got {0}.</source>
        <translation>Eine Rate liegt über 0 Hz, angegeben ist {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="19"/>
        <source>A recording is played at a rate or in its own time, not both.</source>
        <translation>Eine Aufnahme läuft mit einer Rate oder in ihrer eigenen Zeit, nicht beides.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="20"/>
        <source>A verdict came after its deadline.</source>
        <translation>Ein Urteil kam nach seiner Frist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="21"/>
        <source>Check its cable and power; the line goes on by itself when it is back.</source>
        <translation>Prüfen Sie Kabel und Strom; die Linie läuft von selbst weiter, sobald sie zurück ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="24"/>
        <source>Check its cable, and that no other program uses it.</source>
        <translation>Prüfen Sie das Kabel und dass kein anderes Programm sie benutzt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="25"/>
        <source>Check its cable, power and address, and that no other program holds it.</source>
        <translation>Prüfen Sie Kabel, Strom und Adresse und dass kein anderes Programm sie belegt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="28"/>
        <source>Check the camera&apos;s settings; start the line again.</source>
        <translation>Prüfen Sie die Einstellungen der Kamera; starten Sie die Linie neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="29"/>
        <source>Check the drive and the permissions of the file.</source>
        <translation>Prüfen Sie das Laufwerk und die Rechte der Datei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="30"/>
        <source>Check the path, the permissions and the drive; the line goes on by itself.</source>
        <translation>Prüfen Sie Pfad, Rechte und Laufwerk; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="33"/>
        <source>Check the value, its limits, and that nothing else locks it: sizes and formats can&apos;t change while the camera streams.</source>
        <translation>Prüfen Sie den Wert, seine Grenzen und dass nichts ihn sperrt: Größen und Formate lassen sich nicht ändern, solange die Kamera liefert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="37"/>
        <source>Choose a folder with images ({0}).</source>
        <translation>Wählen Sie einen Ordner mit Bildern ({0}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="38"/>
        <source>Choose another file, or convert it to Motion JPEG or H.264.</source>
        <translation>Wählen Sie eine andere Datei oder wandeln Sie sie in Motion JPEG oder H.264 um.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="39"/>
        <source>Choose another output, or allow overwriting.</source>
        <translation>Wählen Sie einen anderen Ort oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="40"/>
        <source>Choose another output, or remove it yourself.</source>
        <translation>Wählen Sie einen anderen Ort oder entfernen Sie es selbst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="41"/>
        <source>Choose another trigger mode in the recipe.</source>
        <translation>Wählen Sie im Rezept eine andere Triggerart.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="42"/>
        <source>Choose free run or the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept Freilauf oder den Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="43"/>
        <source>Choose the software trigger in the recipe.</source>
        <translation>Wählen Sie im Rezept den Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="44"/>
        <source>Close other programs, or make the camera&apos;s region smaller.</source>
        <translation>Schließen Sie andere Programme oder verkleinern Sie den Bereich der Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="45"/>
        <source>Correct it, or restore {0}.</source>
        <translation>Berichtigen Sie es oder stellen Sie {0} wieder her.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="46"/>
        <source>Correct the file, or play the images at a rate.</source>
        <translation>Berichtigen Sie die Datei oder spielen Sie die Bilder mit einer Rate ab.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="47"/>
        <source>Free disk space or choose another folder.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="48"/>
        <source>Free the device, or run this model on the CPU.</source>
        <translation>Geben Sie das Gerät frei oder lassen Sie das Modell auf dem Prozessor laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="49"/>
        <source>Give each recipe&apos;s line a name of its own.</source>
        <translation>Geben Sie der Linie jedes Rezepts einen eigenen Namen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="50"/>
        <source>Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev.</source>
        <translation>Installieren Sie einen: unter Debian oder Ubuntu mit sudo apt-get install gcc libc6-dev.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="53"/>
        <source>Install the driver of its maker for this computer, or name the right file.</source>
        <translation>Installieren Sie den Treiber ihres Herstellers für diesen Rechner oder nennen Sie die richtige Datei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="56"/>
        <source>Install the driver of the camera&apos;s maker: it sets GENICAM_GENTL64_PATH. Or name its .cti file in the recipe.</source>
        <translation>Installieren Sie den Treiber des Kameraherstellers: er setzt GENICAM_GENTL64_PATH. Oder nennen Sie seine .cti-Datei im Rezept.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="60"/>
        <source>It came while the camera still owed the picture of the trigger before.</source>
        <translation>Er kam, während die Kamera das Bild des vorigen Triggers noch schuldig war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="63"/>
        <source>It can&apos;t be started.</source>
        <translation>Sie kann nicht gestartet werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="64"/>
        <source>It takes {0}.</source>
        <translation>Möglich ist {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="65"/>
        <source>It was not touched.</source>
        <translation>Es wurde nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="66"/>
        <source>Its picture was lost on the way.</source>
        <translation>Sein Bild ging unterwegs verloren.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="67"/>
        <source>Its scores would mean nothing; the line can&apos;t run with it.</source>
        <translation>Seine Maße würden nichts bedeuten; die Linie kann damit nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="68"/>
        <source>Its settings can&apos;t be read or changed.</source>
        <translation>Ihre Einstellungen lassen sich weder lesen noch ändern.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="69"/>
        <source>Name a model&apos;s folder.</source>
        <translation>Nennen Sie den Ordner eines Modells.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="70"/>
        <source>No GenICam driver is known.</source>
        <translation>Es ist kein GenICam-Treiber bekannt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="71"/>
        <source>No camera can be opened.</source>
        <translation>Es kann keine Kamera geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="72"/>
        <source>No part is inspected until it is back.</source>
        <translation>Bis sie zurück ist, wird kein Teil geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="73"/>
        <source>No part is inspected.</source>
        <translation>Es wird kein Teil geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="74"/>
        <source>No picture came for this trigger.</source>
        <translation>Zu diesem Trigger kam kein Bild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="75"/>
        <source>No picture was taken for this trigger.</source>
        <translation>Zu diesem Trigger wurde kein Bild aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="76"/>
        <source>No time was measured.</source>
        <translation>Es wurde keine Zeit gemessen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="77"/>
        <source>No way leads from schema {0} to {1}.</source>
        <translation>Es führt kein Weg von Schema {0} zu {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="78"/>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="79"/>
        <source>Nothing was computed.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="80"/>
        <source>Plug it in again; the line goes on by itself.</source>
        <translation>Stecken Sie sie wieder ein; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="81"/>
        <source>Put it back where it was; the line goes on by itself.</source>
        <translation>Legen Sie sie zurück, wo sie war; die Linie läuft von selbst weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="82"/>
        <source>Repair the compiler, or report this with its words.</source>
        <translation>Reparieren Sie den Compiler oder melden Sie dies mit seinen Worten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="83"/>
        <source>Report it with the log file.</source>
        <translation>Melden Sie es mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="84"/>
        <source>Restart the program; if it happens again, check the device and its driver.</source>
        <translation>Starten Sie das Programm neu; geschieht es wieder, prüfen Sie das Gerät und seinen Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="87"/>
        <source>Restore the model from a backup or train it again.</source>
        <translation>Stellen Sie das Modell aus einer Sicherung wieder her oder trainieren Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="88"/>
        <source>Set PixelFormat to one of Mono8, Mono10, Mono12, their packed forms, BayerRG8 and the like, RGB8, BGR8 or YCbCr422_8.</source>
        <translation>Setzen Sie PixelFormat auf Mono8, Mono10, Mono12, deren gepackte Formen, BayerRG8 und ähnliche, RGB8, BGR8 oder YCbCr422_8.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="92"/>
        <source>Set its value.</source>
        <translation>Setzen Sie seinen Wert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="93"/>
        <source>Set the camera&apos;s size as it was when the recipe was made.</source>
        <translation>Stellen Sie die Bildgröße der Kamera ein, wie sie beim Anlegen des Rezepts war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="94"/>
        <source>Sharpness needs {0} pixels a side, got {1}.</source>
        <translation>Die Schärfe braucht {0} Pixel je Seite, vorhanden sind {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="95"/>
        <source>Something unexpected went wrong: {0}: {1}.</source>
        <translation>Etwas Unerwartetes ging schief: {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="96"/>
        <source>Start it again, and report this with the log file.</source>
        <translation>Starten Sie sie neu und melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="97"/>
        <source>Start it first.</source>
        <translation>Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="98"/>
        <source>Start the line again; if it happens again, check the camera and its driver.</source>
        <translation>Starten Sie die Linie neu; geschieht es wieder, prüfen Sie die Kamera und ihren Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="101"/>
        <source>Start the line first.</source>
        <translation>Starten Sie zuerst die Linie.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="102"/>
        <source>Take it out of the recipe, or choose the right camera.</source>
        <translation>Nehmen Sie es aus dem Rezept oder wählen Sie die richtige Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="103"/>
        <source>The camera does not answer any more.</source>
        <translation>Die Kamera antwortet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="104"/>
        <source>The camera has no feature {0}.</source>
        <translation>Die Kamera hat kein Merkmal {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="105"/>
        <source>The camera is back after {0} s.</source>
        <translation>Die Kamera ist nach {0} s zurück.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="106"/>
        <source>The camera is not open.</source>
        <translation>Die Kamera ist nicht geöffnet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="107"/>
        <source>The camera number {0} is not started.</source>
        <translation>Die Kamera Nummer {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="108"/>
        <source>The camera number {0} of this computer gives no picture.</source>
        <translation>Die Kamera Nummer {0} dieses Rechners liefert kein Bild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="109"/>
        <source>The camera sends the pixel format {0}, which can&apos;t be decoded.</source>
        <translation>Die Kamera sendet das Pixelformat {0}, das sich nicht dekodieren lässt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="112"/>
        <source>The camera was lost before its picture came.</source>
        <translation>Die Kamera ging verloren, bevor sein Bild kam.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="113"/>
        <source>The camera {0} is gone.</source>
        <translation>Die Kamera {0} ist weg.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="114"/>
        <source>The camera {0} is not connected.</source>
        <translation>Die Kamera {0} ist nicht verbunden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="115"/>
        <source>The camera {0} is not started.</source>
        <translation>Die Kamera {0} ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="116"/>
        <source>The camera {0} takes no software trigger: it is set to {1}.</source>
        <translation>Die Kamera {0} nimmt keinen Softwaretrigger: sie steht auf {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="117"/>
        <source>The camera&apos;s driver failed: {0}: {1}.</source>
        <translation>Der Treiber der Kamera ist ausgefallen: {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="118"/>
        <source>The camera&apos;s driver has stopped working.</source>
        <translation>Der Treiber der Kamera arbeitet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="119"/>
        <source>The camera&apos;s settings are not those of the recipe.</source>
        <translation>Die Einstellungen der Kamera sind nicht die des Rezepts.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="120"/>
        <source>The compiler {0} failed with exit code {1}: {2}.</source>
        <translation>Der Compiler {0} endete mit Code {1}: {2}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="121"/>
        <source>The device failed: {0}.</source>
        <translation>Das Gerät ist ausgefallen: {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="122"/>
        <source>The device has too little memory to judge one image.</source>
        <translation>Das Gerät hat zu wenig Speicher, um ein Bild zu beurteilen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="123"/>
        <source>The device {0} is not there; this machine has {1} CUDA device(s).</source>
        <translation>Das Gerät {0} gibt es nicht; dieser Rechner hat {1} CUDA-Gerät(e).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="126"/>
        <source>The driver of the camera {0} hangs.</source>
        <translation>Der Treiber der Kamera {0} hängt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="127"/>
        <source>The driver {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="128"/>
        <source>The file {0} can&apos;t be read as rows of file name and nanoseconds: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht als Zeilen aus Dateiname und Nanosekunden lesen: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="131"/>
        <source>The file {0} is no video that can be decoded.</source>
        <translation>Die Datei {0} ist kein Video, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="132"/>
        <source>The file {0} of the model {1} is damaged: its checksum is wrong.</source>
        <translation>Die Datei {0} des Modells {1} ist beschädigt: ihre Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="135"/>
        <source>The folder {0} can&apos;t be read.</source>
        <translation>Der Ordner {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="136"/>
        <source>The folder {0} holds no images.</source>
        <translation>Der Ordner {0} enthält keine Bilder.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="137"/>
        <source>The images can&apos;t be played in their original timing.</source>
        <translation>Die Bilder lassen sich nicht in ihrer ursprünglichen Zeit abspielen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="138"/>
        <source>The inspection is behind: the deadline had passed when this part&apos;s turn came.</source>
        <translation>Die Prüfung hinkt nach: die Frist war vorbei, als dieses Teil an der Reihe war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="141"/>
        <source>The line can&apos;t run with it.</source>
        <translation>Die Linie kann damit nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="142"/>
        <source>The line can&apos;t run with this model.</source>
        <translation>Die Linie kann mit diesem Modell nicht laufen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="143"/>
        <source>The line can&apos;t start.</source>
        <translation>Die Linie kann nicht starten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="144"/>
        <source>The line goes on with the processor, which is slower.</source>
        <translation>Die Linie läuft mit dem Prozessor weiter, der langsamer ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="145"/>
        <source>The line starts it again by itself; if it happens often, update the camera&apos;s driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber der Kamera.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="149"/>
        <source>The line starts it again by itself; if it happens often, update the driver.</source>
        <translation>Die Linie startet ihn von selbst neu; geschieht es oft, erneuern Sie den Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="152"/>
        <source>The line stopped.</source>
        <translation>Die Linie hat angehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="153"/>
        <source>The line was stopped before this part was judged.</source>
        <translation>Die Linie wurde angehalten, bevor dieses Teil beurteilt war.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="154"/>
        <source>The manifest states no schema_version.</source>
        <translation>Das Manifest nennt keine schema_version.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="155"/>
        <source>The model could not be written to {0}: {1}.</source>
        <translation>Das Modell konnte nicht nach {0} geschrieben werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="156"/>
        <source>The model gave no number for this picture.</source>
        <translation>Das Modell gab für dieses Bild keine Zahl.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="157"/>
        <source>The model that was there before, if any, still stands.</source>
        <translation>Das vorige Modell, falls es eines gab, ist noch da.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="158"/>
        <source>The model was written by a newer program (schema {0}, known up to {1}).</source>
        <translation>Das Modell stammt von einem neueren Programm (Schema {0}, bekannt bis {1}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="161"/>
        <source>The model {0} lacks its file {1}.</source>
        <translation>Dem Modell {0} fehlt die Datei {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="162"/>
        <source>The model {0} names no {1}.</source>
        <translation>Das Modell {0} nennt kein {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="163"/>
        <source>The model&apos;s tensor {0} holds values that are not numbers.</source>
        <translation>Der Tensor {0} des Modells enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="164"/>
        <source>The part could not be aligned with the reference. Check its position.</source>
        <translation>Das Teil ließ sich nicht am Referenzbild ausrichten. Prüfen Sie seine Lage.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="167"/>
        <source>The part is turned by {0} degrees. Check its seat.</source>
        <translation>Das Teil ist um {0} Grad verdreht. Prüfen Sie seinen Sitz.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="168"/>
        <source>The part lies {0} pixels off its place. Check the stop or the trigger&apos;s delay.</source>
        <translation>Das Teil liegt {0} Pixel neben seinem Platz. Prüfen Sie den Anschlag oder die Triggerverzögerung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="172"/>
        <source>The part was not judged.</source>
        <translation>Das Teil wurde nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="173"/>
        <source>The picture and the recipe&apos;s reference differ in size.</source>
        <translation>Das Bild und das Referenzbild des Rezepts sind verschieden groß.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="174"/>
        <source>The picture is blurred (sharpness {0}, at least {1} is needed). Clean and focus the lens.</source>
        <translation>Das Bild ist unscharf (Schärfe {0}, nötig ist mindestens {1}). Reinigen und fokussieren Sie das Objektiv.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="178"/>
        <source>The picture is only {0}x{1} pixels large.</source>
        <translation>Das Bild ist nur {0}x{1} Pixel groß.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="179"/>
        <source>The picture is too bright ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu hell ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="182"/>
        <source>The picture is too dark ({0}). Check the light and the exposure.</source>
        <translation>Das Bild ist zu dunkel ({0}). Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="185"/>
        <source>The producer {0} can&apos;t be loaded: it is no GenTL driver for this computer.</source>
        <translation>Der Treiber {0} lässt sich nicht laden: er ist kein GenTL-Treiber für diesen Rechner.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="188"/>
        <source>The producer {0} crashed.</source>
        <translation>Der Treiber {0} ist abgestürzt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="189"/>
        <source>The producer {0} does not exist.</source>
        <translation>Den Treiber {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="190"/>
        <source>The producer {0} failed: {1}.</source>
        <translation>Der Treiber {0} ist ausgefallen: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="191"/>
        <source>The producer {0} hangs.</source>
        <translation>Der Treiber {0} hängt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="192"/>
        <source>The recipe {0} was written by a newer Goodpart (version {1} of its form).</source>
        <translation>Das Rezept {0} stammt von einem neueren Goodpart (Version {1} seiner Form).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="195"/>
        <source>The recipe {0} {1}.</source>
        <translation>Das Rezept {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="196"/>
        <source>The recording {0} is gone.</source>
        <translation>Die Aufnahme {0} ist weg.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="197"/>
        <source>The recording {0} is not being played.</source>
        <translation>Die Aufnahme {0} wird nicht abgespielt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="198"/>
        <source>The score lies so near the threshold that a person should look.</source>
        <translation>Das Maß liegt so nah an der Schwelle, dass ein Mensch hinsehen sollte.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="201"/>
        <source>The simulated GenICam camera can&apos;t be used here.</source>
        <translation>Die simulierte GenICam-Kamera kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="202"/>
        <source>The simulated camera is unplugged.</source>
        <translation>Die simulierte Kamera ist abgezogen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="203"/>
        <source>The simulated line has no input for a hardware trigger.</source>
        <translation>Die simulierte Linie hat keinen Eingang für einen Hardwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="204"/>
        <source>The simulated line is not started.</source>
        <translation>Die simulierte Linie ist nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="205"/>
        <source>The simulated line runs freely and takes no trigger.</source>
        <translation>Die simulierte Linie läuft frei und nimmt keinen Trigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="206"/>
        <source>The station did not start.</source>
        <translation>Die Station wurde nicht gestartet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="207"/>
        <source>The verdict did not come before the deadline.</source>
        <translation>Das Urteil kam nicht vor der Frist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="208"/>
        <source>The video {0} can&apos;t be read.</source>
        <translation>Das Video {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="209"/>
        <source>There is already something at {0}.</source>
        <translation>Unter {0} liegt schon etwas.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="210"/>
        <source>There is no C compiler ({0}).</source>
        <translation>Es gibt keinen C-Compiler ({0}).</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="211"/>
        <source>There is no device type {0} here.</source>
        <translation>Die Geräteart {0} gibt es hier nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="212"/>
        <source>There is no histogram of an empty image.</source>
        <translation>Ein leeres Bild hat kein Histogramm.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="213"/>
        <source>There is no memory for {0} frames: {1}.</source>
        <translation>Es ist kein Speicher für {0} Bilder da: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="214"/>
        <source>There is no part like the reference (likeness {0}). Check that a part lies there and that the recipe is the right one.</source>
        <translation>Dort liegt kein Teil wie auf dem Referenzbild (Ähnlichkeit {0}). Prüfen Sie, dass ein Teil da liegt und das Rezept das richtige ist.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="218"/>
        <source>There is no precision {0}.</source>
        <translation>Die Genauigkeit {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="219"/>
        <source>There is nothing to inspect.</source>
        <translation>Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="220"/>
        <source>There was no trigger {0}.</source>
        <translation>Einen Trigger {0} gab es nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="221"/>
        <source>This camera takes no software trigger.</source>
        <translation>Diese Kamera nimmt keinen Softwaretrigger.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="222"/>
        <source>This part was not inspected.</source>
        <translation>Dieses Teil wurde nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="223"/>
        <source>This predictor was closed.</source>
        <translation>Dieser Prüfer wurde geschlossen.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="224"/>
        <source>Train it again, with a lower learning rate if this happens twice.</source>
        <translation>Trainieren Sie es neu, mit kleinerer Lernrate, wenn es zweimal geschieht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="227"/>
        <source>Train it again.</source>
        <translation>Trainieren Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="228"/>
        <source>Two recipes are for the line {0}.</source>
        <translation>Zwei Rezepte sind für die Linie {0}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="229"/>
        <source>Update this program, or train the model here.</source>
        <translation>Erneuern Sie dieses Programm oder trainieren Sie das Modell hier.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="230"/>
        <source>Update this station, or use the recipe&apos;s previous version.</source>
        <translation>Erneuern Sie diese Station oder nehmen Sie die vorige Fassung des Rezepts.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="231"/>
        <source>Use auto or cpu, or check the driver.</source>
        <translation>Nehmen Sie auto oder cpu, oder prüfen Sie den Treiber.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="232"/>
        <source>Use auto, cpu or cuda.</source>
        <translation>Nehmen Sie auto, cpu oder cuda.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="233"/>
        <source>Use auto, fp32 or bf16.</source>
        <translation>Nehmen Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="234"/>
        <source>Waits grow from above 0: {0} to {1} s.</source>
        <translation>Wartezeiten wachsen von über 0: {0} bis {1} s.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="235"/>
        <source>What is at {0} is not a model, or holds more than one.</source>
        <translation>Was unter {0} liegt, ist kein Modell oder enthält mehr als eines.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="236"/>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} konnte nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="237"/>
        <source>{0} could not be used: {1}.</source>
        <translation>{0} konnte nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="238"/>
        <source>{0} failed: {1}. The inspection goes on without it.</source>
        <translation>{0} ist ausgefallen: {1}. Die Prüfung geht ohne weiter.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="239"/>
        <source>{0} is damaged: its checksum is wrong.</source>
        <translation>{0} ist beschädigt: die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="240"/>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="241"/>
        <source>{0} is damaged: {1}: {2}.</source>
        <translation>{0} ist beschädigt: {1}: {2}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="242"/>
        <source>{0} is no command.</source>
        <translation>{0} ist kein Befehl.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="243"/>
        <source>{0} is not a model: it has no {1}.</source>
        <translation>{0} ist kein Modell: es hat kein {1}.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="244"/>
        <source>{0} of the part lies outside the camera&apos;s picture. Check the part&apos;s position, or choose a region with room around it.</source>
        <translation>{0} des Teils liegen außerhalb des Kamerabilds. Prüfen Sie die Lage des Teils oder wählen Sie einen Bereich mit Platz darum.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="248"/>
        <source>{0} of the picture is over- or underexposed. Check the light and the exposure.</source>
        <translation>{0} des Bilds sind über- oder unterbelichtet. Prüfen Sie Licht und Belichtung.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="252"/>
        <source>{0} parts wait for the engine: the inspection is slower than the line.</source>
        <translation>{0} Teile warten auf die Prüfung: sie ist langsamer als die Linie.</translation>
    </message>
    <message>
        <location filename="../../app/ui/sentence_catalog.py" line="255"/>
        <source>{0} was set to {1}, but the camera holds {2}.</source>
        <translation>{0} wurde auf {1} gesetzt, die Kamera hat aber {2}.</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <location filename="../../app/ui/setup/view.py" line="55"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="56"/>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="57"/>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="91"/>
        <source>Sharpness {0} of the best {1} ({2} %)</source>
        <translation>Schärfe {0} von bestenfalls {1} ({2} %)</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="100"/>
        <source>Brightness {0} %, too dark {1} %, too bright {2} %</source>
        <translation>Helligkeit {0} %, zu dunkel {1} %, zu hell {2} %</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="117"/>
        <source>There is no reference yet.</source>
        <translation>Es gibt noch kein Referenzbild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="158"/>
        <source>Saved. It takes effect when the line starts again.</source>
        <translation>Gespeichert. Es gilt, sobald die Linie neu startet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="180"/>
        <source>Focus</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="183"/>
        <source>Forget the best</source>
        <translation>Bestwert vergessen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="184"/>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="187"/>
        <source>Position</source>
        <translation>Lage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="58"/>
        <source>Save the region</source>
        <translation>Bereich speichern</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="194"/>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="196"/>
        <source>Take as reference</source>
        <translation>Als Referenz nehmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="198"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="24"/>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="27"/>
        <source>Goodpart learns from good parts alone and finds what is different.</source>
        <translation>Goodpart lernt allein aus guten Teilen und findet, was abweicht.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="33"/>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="35"/>
        <source>A simulated line makes parts, a model learns the good ones, then it inspects a mixed run. Takes a few minutes.</source>
        <translation>Eine simulierte Linie stellt Teile her, ein Modell lernt die guten und prüft dann eine gemischte Folge. Dauert einige Minuten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="42"/>
        <source>Train on good parts</source>
        <translation>Mit guten Teilen trainieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="43"/>
        <source>Choose a folder with images of good parts. 20 to 100 images are usual.</source>
        <translation>Wählen Sie einen Ordner mit Bildern guter Teile. Üblich sind 20 bis 100 Bilder.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="48"/>
        <source>Inspect images</source>
        <translation>Bilder prüfen</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="49"/>
        <source>Choose a model and a folder of images: a verdict and an overlay for each.</source>
        <translation>Wählen Sie ein Modell und einen Ordner mit Bildern: Urteil und Wärmebild für jedes.</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="54"/>
        <source>Run a line</source>
        <translation>Eine Linie betreiben</translation>
    </message>
    <message>
        <location filename="../../app/ui/first_window/start_view.py" line="55"/>
        <source>Choose a recipe: its camera, its model, a verdict for every part, live.</source>
        <translation>Wählen Sie ein Rezept: seine Kamera, sein Modell, ein Urteil für jedes Teil, live.</translation>
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
</TS>
