// Stands in for src/draw/worker.ts: never ends a picture whose source is "slow", dies on "die", and says its process's id for any other.
process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('id' in message)) return;
  const text = JSON.stringify(message);
  if (text.includes('"slow"')) for (;;);
  if (text.includes('"die"')) process.exit(3);
  process.send?.({ id: message.id, svg: String(process.pid) });
});
