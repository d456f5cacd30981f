/** This tool as files of a pack name it. A test keeps the version in step with package.json. */
export const tool = Object.freeze({ name: 'sigmazuh', version: '0.1.0' });
