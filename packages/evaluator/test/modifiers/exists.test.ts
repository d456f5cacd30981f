import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('exists', () => {
  itShows([
    ['present', 'F|exists: true', { F: 'x' }, 'holds'],
    ['present and empty', 'F|exists: true', { F: '' }, 'holds'],
    ['present and null', 'F|exists: true', { F: null }, 'holds'],
    ['present without values', 'F|exists: true', { F: [] }, 'holds'],
    ['a name over others', 'F|exists: true', { F: { G: 1 } }, 'holds'],
    ['absent', 'F|exists: true', { G: 'x' }, 'fails'],
    ['wanted absent, absent', 'F|exists: false', { G: 'x' }, 'holds'],
    ['wanted absent, present', 'F|exists: false', { F: '' }, 'fails'],
    ['names are exact', 'f|exists: true', { F: '' }, 'fails'],
  ]);
});
