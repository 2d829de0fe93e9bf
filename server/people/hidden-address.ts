/** An address of which only its owner knows the rest: "g•••@example.org". */
export function hidden(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
