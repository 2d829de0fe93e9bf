/**
 * Answers each message of the run with one message, and leaves when the run is gone.
 * @param {(message: any) => Promise<object>} answer
 */
export function answering(answer) {
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    answer(message).then(
      (result) => process.send?.(result),
      (/** @type {Error} */ error) => process.send?.({ error: error.message }),
    );
  });
}
