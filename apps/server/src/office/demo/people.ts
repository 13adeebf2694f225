import type { DemoPerson } from './types.ts';

type ReaderRow = readonly [key: string, name: string];

const adults: readonly ReaderRow[] = [
  ['bronagh', 'Bronagh Ó Sé'],
  ['tomasz', 'Tomasz Wróbel'],
  ['okonkwo', 'Mr Okonkwo'],
  ['margaret', 'Margaret Pell'],
  ['rukhsana', 'Rukhsana Iqbal'],
  ['deepak', 'Deepak Rao'],
  ['sian', 'Siân Prosser'],
  ['jurgis', 'Jurgis Petrauskas'],
  ['lucia', 'Lúcia Ferreira'],
  ['henrik', 'Henrik Sørensen'],
  ['oldbill', 'Bill from the lock'],
  ['wanjiru', 'Wanjiru Kamau'],
  ['gwen', 'Gwen Thickett'],
  ['ayse', 'Ayşe Yıldız'],
  ['pete', 'Pete Marlow'],
  ['minh', 'Nguyễn Minh Anh'],
  ['dorota', 'Dorota Zając'],
  ['raj', 'Raj Sandhu'],
  ['beatriz', 'Beatriz Núñez'],
  ['norman', 'Norman Eele'],
  ['fiadh', 'Fiadh Kearney'],
  ['kofi', 'Kofi Mensah'],
  ['irina', 'Irina Popescu'],
  ['jean', 'Jean Setchell'],
  ['hugo', 'Hugo Lindström'],
  ['shabnam', 'Shabnam Darvish'],
  ['colin', 'Colin Brackenbury'],
  ['elzbieta', 'Elżbieta Król'],
  ['marcus', 'Marcus Bell'],
  ['tanisha', 'Tanisha Grant'],
  ['ferenc', 'Ferenc Szűcs'],
  ['yuki', 'Yuki Tanabe'],
  ['ruth', 'Ruth Fincham'],
  ['omar', 'Omar Haddad'],
  ['catrin', 'Catrin Vaughan'],
  ['stan', 'Stan Oxborough'],
  ['zeynep', 'Zeynep Koç'],
  ['alan', 'Alan Gotobed'],
  ['noor', 'Noor Bakshi'],
  ['vera', 'Vera Leaford'],
];

const sixteens: readonly ReaderRow[] = [
  ['zaneta', 'Żaneta'],
  ['idris', 'Idris'],
  ['callum', 'Callum R'],
  ['maja', 'Maja Novák'],
  ['tobi', 'Tobi A'],
  ['freya', 'Freya M'],
  ['rohan', 'Rohan'],
  ['chloe', 'Chloé B'],
  ['wei', 'Wei Ling'],
  ['sam', 'Sam on the bus'],
];

const thirteens: readonly ReaderRow[] = [
  ['otter', 'Otter'],
  ['leila', 'Leïla'],
  ['josh', 'Josh P'],
  ['anya', 'Anya'],
  ['dylan', 'Dylan goalie'],
  ['efua', 'Efua'],
  ['bea', 'Bea'],
  ['mateo', 'Mateo'],
  ['skylark', 'Skylark'],
  ['hana', 'Hana'],
];

const team: readonly DemoPerson[] = [
  { key: 'ines', name: 'Ines Calloway', ageBand: '18-plus', badge: 'staff', role: 'editor' },
  { key: 'tom', name: 'Tom Ashdown', ageBand: '18-plus', badge: 'staff', role: 'moderator' },
  { key: 'marek', name: 'Marek Dudek', ageBand: '18-plus', badge: 'staff', role: 'moderator' },
  { key: 'sunniva', name: 'Sunniva Holt', ageBand: '18-plus', badge: 'staff', role: 'safeguarding-lead' },
  { key: 'reyes', name: 'PC Ana Reyes', ageBand: '18-plus', badge: 'partner', role: 'partner' },
  { key: 'nair', name: 'Priya Nair', ageBand: '18-plus', badge: 'partner', role: 'partner' },
];

function asPeople(rows: readonly ReaderRow[], ageBand: DemoPerson['ageBand']): DemoPerson[] {
  return rows.map(([key, name]) => ({ key, name, ageBand }));
}

/** Everyone who writes here. None of them lives anywhere. */
export const demoPeople: readonly DemoPerson[] = [
  ...team,
  ...asPeople(adults, '18-plus'),
  ...asPeople(sixteens, '16-17'),
  ...asPeople(thirteens, '13-15'),
];
