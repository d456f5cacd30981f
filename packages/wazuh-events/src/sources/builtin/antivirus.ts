import type { SourceMapping } from '../source-mapping.ts';
import { documented, guessed, recorded } from './basis.ts';
import { plainJson, withoutModules } from './json-logs.ts';
import { systemFields, windowsEvents } from './windows-fields.ts';

/** Events in which Defender says that it found something, or what it did about it. */
const detections = ['1006', '1007', '1008', '1015', '1116', '1117', '1118', '1119'];

const defender: SourceMapping = {
  ...windowsEvents,
  name: 'antivirus-defender',
  logSource: { category: 'antivirus' },
  when: {
    'win.system.channel': ['Microsoft-Windows-Windows Defender/Operational'],
    'win.system.eventID': detections,
  },
  fields: {
    ...systemFields,
    Filename: 'win.eventdata.path',
    Signature: 'win.eventdata.threat Name',
    User: 'win.eventdata.detection User',
  },
  remarks: {
    Filename: 'Defender writes file:_ in front of the path, and several paths with "; " between them',
  },
  basis: documented("Microsoft's list of Defender's events, and Wazuh's own rules for them"),
};

/** `/tmp/a.exe: Win.Test.EICAR_HDB-1 FOUND` */
const clamav: SourceMapping = {
  name: 'antivirus-clamav',
  logSource: { category: 'antivirus' },
  enters: ['syslog'],
  decodedAs: ['clamd'],
  when: {},
  fieldRoots: withoutModules,
  form: 'plain',
  fields: { Filename: { part: 'clamav-file' }, Signature: { part: 'clamav-signature' } },
  onlyFields: [],
  marker: { words: [' FOUND'] },
  keywords: 'line',
  basis: recorded("lines of clamd beside Wazuh's decoder for them"),
};

const names = guessed("the names of Sigma's rules");
const asJson: SourceMapping = {
  ...plainJson('antivirus', { category: 'antivirus' }, { basis: names }),
  needs: 'the antivirus product to log JSON with the keys Signature and Filename',
};

export const antivirus: readonly SourceMapping[] = [
  defender,
  clamav,
  asJson,
  {
    ...defender,
    name: 'windows-antivirus',
    logSource: { product: 'windows', category: 'antivirus' },
  },
  {
    ...plainJson('antivirus-product', { product: 'antivirus' }, { basis: names }),
    needs: 'the antivirus product to log JSON with the names that the rule uses as keys',
  },
];
