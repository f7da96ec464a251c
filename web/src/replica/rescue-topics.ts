/** The topic of which safety copies there are. */
export const SAFETY_TOPIC = "safety";
/** The topic of what a server that forked has forgotten. */
export const FORK_TOPIC = "fork";
