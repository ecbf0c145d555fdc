import { forgetArrived } from "./_sent_forms.ts";

forgetArrived();
