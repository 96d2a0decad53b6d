"""Brings a calendar into evolution-data-server by libecal, a component at a time, as Evolution's own importer does."""
import sys
import gi
gi.require_version('ECal', '2.0')
gi.require_version('EDataServer', '1.2')
gi.require_version('ICalGLib', '3.0')
from gi.repository import ECal, EDataServer, ICalGLib

registry = EDataServer.SourceRegistry.new_sync(None)
client = ECal.Client.connect_sync(registry.ref_builtin_calendar(), ECal.ClientSourceType.EVENTS, 30, None)
whole = ICalGLib.Component.new_from_string(open(sys.argv[1], encoding='utf-8').read())
events = []
event = whole.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
while event is not None:
    events.append(event.clone())
    event = whole.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
for at in range(0, len(events), 500):
    client.create_objects_sync(events[at:at + 500], ECal.OperationFlags.NONE, None)
print(len(events))
