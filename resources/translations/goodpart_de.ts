<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>Making parts</source>
        <translation>Teile werden hergestellt</translation>
    </message>
    <message>
        <source>Looking at the good parts</source>
        <translation>Gute Teile werden betrachtet</translation>
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
        <source>Expected false rejects {0} ({1} to {2}), from {3} good parts.</source>
        <translation>Erwarteter Fehlausschuss {0} ({1} bis {2}), aus {3} guten Teilen.</translation>
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
</context>
</TS>
