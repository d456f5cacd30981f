import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('windash', () => {
  itShows([
    ['as written', "F|windash|contains: ' -f '", { F: 'x -f y' }, 'holds'],
    ['a slash for a dash', "F|windash|contains: ' -f '", { F: 'x /f y' }, 'holds'],
    ['a dash for a slash', "F|contains|windash: ' /f '", { F: 'x -f y' }, 'holds'],
    ['en dash', "F|windash|contains: ' -f '", { F: 'x \u2013f y' }, 'holds'],
    ['em dash', "F|windash|contains: ' -f '", { F: 'x \u2014f y' }, 'holds'],
    ['horizontal bar', "F|windash|contains: ' -f '", { F: 'x \u2015f y' }, 'holds'],
    ['each on its own', "F|windash|contains: ' -f -g'", { F: 'x /f \u2013g' }, 'holds'],
    ['nothing else', "F|windash|contains: ' -f '", { F: 'x _f y' }, 'fails'],
    ['encoded further, in every spelling', "F|windash|base64: '-f'", { F: btoa('/f') }, 'holds'],
  ]);
});
