import { builtInTable, builtInVersion } from './built-in-table.ts';
import { isFieldType, type Schema, type SchemaField, schemaOf } from './schema.ts';

/** The schema of the Wazuh 5 version that this version of the tool was made against. */
export const builtInSchema: Schema = schemaOf(`Wazuh ${builtInVersion}`, fieldsIn(builtInTable));

/**
 * Reads the table: `= TYPE` opens a group, `PARENT: NAME NAME…` lists fields of it.
 *
 *     = ip
 *     client.nat: ip          →   client.nat.ip
 */
function fieldsIn(table: string): readonly SchemaField[] {
  const fields: SchemaField[] = [];
  let type = '';
  let search: SchemaField['search'] = 'indexed';
  for (const line of table.trim().split('\n')) {
    if (line.startsWith('= ')) {
      const [name = '', stored] = line.slice(2).split(' ');
      type = name;
      search = stored === undefined ? 'indexed' : 'stored';
      continue;
    }
    const [parent = '', names = ''] = line.split(': ');
    for (const name of names.split(' ')) {
      if (isFieldType(type)) fields.push({ name: parent === '' ? name : `${parent}.${name}`, type, search });
    }
  }
  return fields;
}
