<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlarmRow</name>
    <message>
        <location filename="../../app/ui/live/alarm_list.py" line="73"/>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/alarm_list.py" line="87"/>
        <source>It is over.</source>
        <translation>Es ist vorbei.</translation>
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
        <location filename="../../app/ui/live/line_view.py" line="35"/>
        <source>All lines</source>
        <translation>Alle Linien</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="38"/>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="85"/>
        <source>Part {0}, held.</source>
        <translation>Teil {0}, festgehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/live/line_view.py" line="116"/>
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
    <name>RunTexts</name>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="21"/>
        <source>Making parts</source>
        <translation>Teile werden hergestellt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="22"/>
        <source>Looking at the good parts</source>
        <translation>Gute Teile werden betrachtet</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="23"/>
        <source>Learning the good parts</source>
        <translation>Gute Teile werden gelernt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="24"/>
        <source>Finding the threshold</source>
        <translation>Schwelle wird bestimmt</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="25"/>
        <source>Inspecting</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="29"/>
        <source>{0} images per second</source>
        <translation>{0} Bilder je Sekunde</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="32"/>
        <source>{0} min {1} s left</source>
        <translation>noch {0} min {1} s</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="38"/>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="40"/>
        <source>Finished, but not every image could be judged.</source>
        <translation>Fertig, doch nicht jedes Bild konnte beurteilt werden.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="42"/>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="43"/>
        <source>It did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="51"/>
        <source>{caught} of {defects} defective parts caught, {false_rejects} of {good_parts} good parts rejected.</source>
        <translation>{caught} von {defects} fehlerhaften Teilen gefunden, {false_rejects} von {good_parts} guten Teilen aussortiert.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="56"/>
        <source>{ok} OK, {ng} NG, {uncertain} uncertain, {not_judged} not judged.</source>
        <translation>{ok} OK, {ng} NG, {uncertain} unsicher, {not_judged} nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="60"/>
        <source>The process ended without a result.</source>
        <translation>Der Vorgang endete ohne Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../app/ui/run_view/texts.py" line="67"/>
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
    <name>SetupView</name>
    <message>
        <location filename="../../app/ui/setup/view.py" line="54"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="55"/>
        <source>Ghost</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="56"/>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="90"/>
        <source>Sharpness {0} of the best {1} ({2} %)</source>
        <translation>Schärfe {0} von bestenfalls {1} ({2} %)</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="99"/>
        <source>Brightness {0} %, too dark {1} %, too bright {2} %</source>
        <translation>Helligkeit {0} %, zu dunkel {1} %, zu hell {2} %</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="116"/>
        <source>There is no reference yet.</source>
        <translation>Es gibt noch kein Referenzbild.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="157"/>
        <source>Saved. It takes effect when the line starts again.</source>
        <translation>Gespeichert. Es gilt, sobald die Linie neu startet.</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="179"/>
        <source>Focus</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="182"/>
        <source>Forget the best</source>
        <translation>Bestwert vergessen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="183"/>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="186"/>
        <source>Position</source>
        <translation>Lage</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="57"/>
        <source>Save the region</source>
        <translation>Bereich speichern</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="193"/>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="195"/>
        <source>Take as reference</source>
        <translation>Als Referenz nehmen</translation>
    </message>
    <message>
        <location filename="../../app/ui/setup/view.py" line="197"/>
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
