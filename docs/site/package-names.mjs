import { Converter } from 'typedoc';

/** Modules are called as they are imported: `@sigmazuh/parser`, not by the path of their first file. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) module.name = `@sigmazuh/${module.name.split('/')[0]}`;
  });
}
