import { type AuditRecord, executedArguments, interpretRecord, isExecutedArgument } from './audit-record.ts';
import type { ContentBuilder } from './content-builder.ts';

/**
 * The records' fields by their names (`type`, `a0`, `exe`, `key`…), and for an executed command its whole
 * `CommandLine`, arguments joined by blanks. Keywords see the line and the line with its arguments decoded, not the
 * `CommandLine`, which was never logged. Other values in hexadecimal are fields only: the process title repeats the
 * command, and one execution would be found twice.
 */
export function addAuditRecords(builder: ContentBuilder, records: readonly AuditRecord[]): void {
  for (const record of records) {
    builder.add('type', record.type);
    const words = executedArguments(record);
    for (const [index, word] of words.entries()) builder.add(`a${index}`, word);
    if (words.length > 0) builder.addUnsearched('CommandLine', words.join(' '));
    for (const each of record.fields) {
      if (isExecutedArgument(record, each)) continue;
      if (each.writtenAs === 'text') builder.add(each.name, each.value);
      else
        for (const value of each.name === 'key' ? each.value.split('\x01') : [each.value])
          builder.addUnsearched(each.name, value);
    }
  }
  builder.addLine(records.map(interpretRecord).join(''));
}
