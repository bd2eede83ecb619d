import type { Class } from './class';
import { entityMetadata } from './entity';
import type { Calendar, Entity, Graph } from './graph';

/** The one class whose rows tile the calendars of owners; undefined without one. */
export function calendarClass(classes: readonly Class[]): Class | undefined {
  return classes.find((each) => entityMetadata(each).options?.span);
}

/** The calendar of a class whose rows tile the calendars of owners. */
export function calendarOf(quarters: Class, entityOf: (target: Class) => Entity): Calendar {
  const { span } = entityMetadata(quarters).options ?? {};
  if (!span) throw new Error(`The rows of ${quarters.name} tile no calendar.`);
  const entity = entityOf(quarters);
  const [natural] = [...entity.target(span.owner).unique].filter((name) => name !== 'id');
  if (natural === undefined) throw new Error(`Nothing names the ${span.owner} of a calendar.`);
  return { entity, span, ownerKey: [span.owner, natural] };
}

/** The argument that names the owner of a fiscal calendar. Returns undefined if the graph has no such calendar. */
export function calendarOwner({ calendar }: Graph): string | undefined {
  return calendar?.span.owner;
}
