/** Every page loads this: `/` and Ctrl-K (or Cmd-K) open the search, and words that were searched for are marked where they were found. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

document.addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const withK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !withK) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('.search .search-field');
  // The search itself is loaded when it is first asked for.
  if (field === null) void import('./search/quick.ts').then(({ openQuickSearch }) => openQuickSearch());
  else field.select();
});

if (location.hash !== '' && sessionStorage.getItem('afterword:found') !== null)
  void import('./search/mark.ts').then(({ markWords }) => {
    markWords();
  });
