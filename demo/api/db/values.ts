/** How values of the database arrive in JavaScript, the same for the server and the embedded one. */
import pg from 'pg';

const DATE = 1082;

/** A plain date stays text: the driver's own way, a `Date` at midnight in the zone of the machine, names another day elsewhere. */
const parserOf = (type: number, format?: 'text'): unknown => (type === DATE ? (value: string) => value : pg.types.getTypeParser(type, format));

export const valueTypes: pg.CustomTypesConfig = { getTypeParser: parserOf as typeof pg.types.getTypeParser };
