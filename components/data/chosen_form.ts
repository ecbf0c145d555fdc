/** The id of the form that takes the chosen rows away; their boxes name it. */
export const chosenForm = "chosen-rows";
