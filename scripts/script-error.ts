/** What somebody at the terminal can put right: a command prints its sentence, and nothing else. */
export class ScriptError extends Error {}
