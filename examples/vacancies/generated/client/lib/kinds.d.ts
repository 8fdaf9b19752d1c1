/** The kinds by their names in addresses, each with what one item of it is called. */
export declare const kinds: {
    readonly letters: {
        readonly kind: "letter";
        readonly one: "letter";
    };
    readonly newsletters: {
        readonly kind: "newsletter";
        readonly one: "newsletter";
    };
    readonly events: {
        readonly kind: "event";
        readonly one: "event";
    };
    readonly pages: {
        readonly kind: "page";
        readonly one: "page";
    };
    readonly evidence: {
        readonly kind: "evidence";
        readonly one: "pieceOfEvidence";
    };
    readonly vacancies: {
        readonly kind: "vacancy";
        readonly one: "vacancy";
    };
};
