/** First and last names that are words of their own: by themselves they are left alone, or every "will" would be somebody. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'will mark rose grace hope may april june august bill art drew jack pat rob sue frank dean grant chase miles max summer joy faith dawn victor sandy rich chip gene ray robin page dale glen cliff forest angel christian jordan lane reed wade skip don nick tab penny buck trip stone baker cook smith carter gray grey green white black brown long short king young hill wood woods field fields banks price case day west north east south park parks church cloud fox wolf bird fish knight bishop carpenter cooper hunter fisher mason porter potter taylor turner walker weaver bell ball rivers waters snow rain frost winter winters good best sharp strong wise love moon star sun rush root port branch head merge pool lock block key keys link links page ford bridge gates gate tower hall house court street wells burns bond may major noble power powers post rust ruby swift java crystal perl basil olive violet iris ivy holly heather lily daisy jasmine sage rosemary ginger clay cole flint gold silver steel iron the and for from with can on in to of is as at by do go he it me my no or so up us we was all any new old one two'.split(
    ' ',
  ),
);

export const isOwnWord = (word: string): boolean => word.length < 2 || OWN_WORDS.has(word.toLowerCase());

/** The words of a text, in order, with their offsets: letters and digits of any script. */
export const wordsOf = (text: string): { word: string; start: number; end: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: word }) => ({ word, start: index, end: index + word.length }));
