import type { BackEnd } from '@sigmazuh/back-end';
import { type BuildOptions, buildPack } from './build-pack.ts';
import type { ManifestRule } from './write/index.ts';

/** Rules, and the decoders they need, for a Wazuh 4 manager. */
export const wazuh: BackEnd<BuildOptions, ManifestRule> = {
  name: 'wazuh',
  build(documents, options) {
    const { files, decoders, lists, manifest, diagnostics } = buildPack(documents, options);
    return {
      files: [
        ...files.map(({ name, text }) => ({ path: name, text })),
        ...decoders.map(({ name, text }) => ({ path: `decoders/${name}`, text })),
        ...lists.map(({ name, text }) => ({ path: name.replace(/^etc\//, ''), text })),
      ],
      entries: manifest.rules,
      diagnostics,
    };
  },
};
