/** The doors: sign-in, set-up and invitation. */
export const entry = {
  "entry.sign-in": "Sign in",
} as const;
