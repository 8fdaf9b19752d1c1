export interface paths {
    "/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All sites
         * @description The schools, and the alliance’s shared page.
         */
        get: operations["listSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One site
         * @description Its name, languages, contact details, colours and logo.
         */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The letters of a site
         * @description Newest first. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/letters/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One letter
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/newsletters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newsletters of a site
         * @description Newest first. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listNewsletters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/newsletters/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One newsletter
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getNewsletter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a site
         * @description Soonest first, from today (London time) unless `from` is given. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pages of a site
         * @description Newest first. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One page
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The evidence of a site
         * @description Newest first. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/evidence/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One piece of evidence
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/vacancies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The vacancies of a site
         * @description Newest first. `next` is the address of the next page, and null on the last one.
         */
        get: operations["listVacancies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/vacancies/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One vacancy
         * @description 410 once it was withdrawn: remove your copy. 404 where it never was public.
         */
        get: operations["getVacancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is found on a site
         * @description Items that have all the words, in whatever language; where none has all of them, those that have some. A word finds what begins with it, and longer ones are found in spite of a slip. Words in titles count most, and among equals the newest items come first. `language` prefers a language and hides nothing. `next` is the address of the next page, and null on the last one.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of a site
         * @description Begin without `after`, apply each change by `id` with `language`, and keep the last `next`. While `more` is true, ask again at once; afterwards whenever you like. Following it rebuilds the site exactly. Where a cursor is refused (400, `invalid-cursor`), begin again with an empty copy.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/feed.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything new on a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getSiteFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/feed.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything new on a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getSiteFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything new on a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getSiteFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/letters.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New letters of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getLettersFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/letters.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New letters of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getLettersFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/letters.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New letters of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getLettersFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/newsletters.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New newsletters of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getNewslettersFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/newsletters.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New newsletters of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getNewslettersFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/newsletters.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New newsletters of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getNewslettersFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New events of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEventsFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New events of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEventsFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New events of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEventsFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/pages.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New pages of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getPagesFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/pages.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New pages of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getPagesFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/pages.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New pages of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getPagesFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/evidence.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New evidence of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEvidenceFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/evidence.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New evidence of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEvidenceFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/evidence.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New evidence of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getEvidenceFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/vacancies.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New vacancies of a site, as RSS 2.0
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getVacanciesFeedRss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/vacancies.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New vacancies of a site, as Atom
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getVacanciesFeedAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/vacancies.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New vacancies of a site, as JSON Feed 1.1
         * @description The 30 items that were published last, and all of the last 48 hours, each with its whole content. It names its next page (RFC 5005; `next_url` in JSON Feed): following it meets everything that is published, each item once.
         */
        get: operations["getVacanciesFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a site as a calendar
         * @description iCalendar (RFC 5545), from a year ago on. A cancelled event stays and says so; a withdrawn one is gone. Calendar programs may take a day to ask again.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}/events/{slug}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event for a calendar */
        get: operations["getEventCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/embed/v1.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The widget
         * @description A script with the elements `<kpsa-letters>`, `<kpsa-newsletters>`, `<kpsa-events>` and `<kpsa-vacancies>`. Parameters are ignored.
         */
        get: operations["getWidget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description
         * @description OpenAPI 3.1.
         */
        get: operations["getDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description as a page */
        get: operations["getDocumentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A file that is not a picture. */
        Attachment: {
            /** @example Consent form */
            name: string;
            /**
             * Format: uri
             * @example https://alliance.example/media/hats.jpg
             */
            url: string;
            /**
             * @description Its media type.
             * @example application/pdf
             */
            type: string;
            /** @example 48211 */
            bytes: number;
        };
        Change: {
            /** @constant */
            op: "upsert";
            item: components["schemas"]["Item"];
        } | {
            /** @constant */
            op: "withdraw";
            /** @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11 */
            id: string;
            /** @example en */
            language: string;
            /** @enum {string} */
            kind: "letter" | "newsletter" | "event" | "page" | "evidence" | "vacancy";
            /** @example sports-day */
            slug: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            at: string;
        };
        /** @description One page of the changes of a site, oldest first. */
        Changes: {
            changes: components["schemas"]["Change"][];
            /**
             * @description The cursor to keep, for `after`.
             * @example MTI
             */
            next: string;
            /** @description Whether there is more at once. */
            more: boolean;
        };
        /** @description An event. Its first occurrence that is not excepted is at `start`. */
        Event: {
            /** @constant */
            kind: "event";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            end: string;
            /**
             * @description In the event’s own time zone.
             * @example 2026-06-14T09:30:00
             */
            startLocal: string;
            /**
             * @description In the event’s own time zone. An all-day event ends with the last second of its last day.
             * @example 2026-06-14T09:30:00
             */
            endLocal: string;
            /** @example Europe/London */
            timeZone: string;
            allDay: boolean;
            /** @enum {string} */
            status: "scheduled" | "cancelled" | "postponed";
            /** @example School field */
            location: string;
            /** @example sport */
            category: string;
            /**
             * @description RFC 5545 RRULE without the leading `RRULE:`, or empty.
             * @example FREQ=WEEKLY;COUNT=6
             */
            recurrence: string;
            /**
             * @description Days on which it does not take place.
             * @example [
             *       "2026-06-21"
             *     ]
             */
            exceptDates: string[];
            hostSchool: components["schemas"]["SchoolName"] | null;
            takingPart: components["schemas"]["SchoolName"][];
            /** @description The next occurrence: the first that is not over, and none that is excepted. Null where there is none to come. In lists, the occurrence by which it stands there. Not in `changes`, which do not follow the clock. */
            next?: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                end: string;
                /** @example 2026-06-14T09:30:00 */
                startLocal: string;
                /** @example 2026-06-14T09:30:00 */
                endLocal: string;
            } | null;
            /** @description Only with `expand=occurrences`. */
            occurrences?: components["schemas"]["Occurrence"][];
        };
        /** @description An item, with the passage in which it was found. */
        EventHit: {
            /** @constant */
            kind: "event";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            end: string;
            /**
             * @description In the event’s own time zone.
             * @example 2026-06-14T09:30:00
             */
            startLocal: string;
            /**
             * @description In the event’s own time zone. An all-day event ends with the last second of its last day.
             * @example 2026-06-14T09:30:00
             */
            endLocal: string;
            /** @example Europe/London */
            timeZone: string;
            allDay: boolean;
            /** @enum {string} */
            status: "scheduled" | "cancelled" | "postponed";
            /** @example School field */
            location: string;
            /** @example sport */
            category: string;
            /**
             * @description RFC 5545 RRULE without the leading `RRULE:`, or empty.
             * @example FREQ=WEEKLY;COUNT=6
             */
            recurrence: string;
            /**
             * @description Days on which it does not take place.
             * @example [
             *       "2026-06-21"
             *     ]
             */
            exceptDates: string[];
            hostSchool: components["schemas"]["SchoolName"] | null;
            takingPart: components["schemas"]["SchoolName"][];
            /** @description The next occurrence: the first that is not over, and none that is excepted. Null where there is none to come. In lists, the occurrence by which it stands there. Not in `changes`, which do not follow the clock. */
            next?: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                end: string;
                /** @example 2026-06-14T09:30:00 */
                startLocal: string;
                /** @example 2026-06-14T09:30:00 */
                endLocal: string;
            } | null;
            /** @description Only with `expand=occurrences`. */
            occurrences?: components["schemas"]["Occurrence"][];
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        EventList: {
            items: components["schemas"]["Event"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/events?after=WyJj
             */
            next: string | null;
        };
        /** @description Evidence of how parents and school work together. */
        Evidence: {
            /** @constant */
            kind: "evidence";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example 2026-06-14 */
            date: string;
            framework: {
                key: string;
                name: string;
            };
            objectives: {
                code: string;
                title: string;
            }[];
            kpis: {
                code: string;
                text: string;
            }[];
            /**
             * @example [
             *       "volunteering",
             *       "workshops"
             *     ]
             */
            involvement: string[];
            impact: string;
            /** @description Public items that this evidence rests on, where they are public on the same site. */
            sources: {
                id: string;
                /** @enum {string} */
                kind: "letter" | "newsletter" | "event" | "page" | "evidence" | "vacancy";
                title: string;
                /**
                 * Format: uri
                 * @example https://alliance.example/schools/comberton
                 */
                url: string;
                version: string;
            }[];
        };
        /** @description An item, with the passage in which it was found. */
        EvidenceHit: {
            /** @constant */
            kind: "evidence";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example 2026-06-14 */
            date: string;
            framework: {
                key: string;
                name: string;
            };
            objectives: {
                code: string;
                title: string;
            }[];
            kpis: {
                code: string;
                text: string;
            }[];
            /**
             * @example [
             *       "volunteering",
             *       "workshops"
             *     ]
             */
            involvement: string[];
            impact: string;
            /** @description Public items that this evidence rests on, where they are public on the same site. */
            sources: {
                id: string;
                /** @enum {string} */
                kind: "letter" | "newsletter" | "event" | "page" | "evidence" | "vacancy";
                title: string;
                /**
                 * Format: uri
                 * @example https://alliance.example/schools/comberton
                 */
                url: string;
                version: string;
            }[];
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        EvidenceList: {
            items: components["schemas"]["Evidence"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/evidence?after=WyJj
             */
            next: string | null;
        };
        /** @description A picture. */
        Image: {
            /**
             * Format: uri
             * @example https://alliance.example/media/hats.jpg
             */
            url: string;
            /**
             * @description Empty for a picture that only decorates.
             * @example Three hats
             */
            alt: string;
            /** @example 800 */
            width: number;
            /** @example 800 */
            height: number;
            /** @description Narrower forms of the same picture, narrowest first; widths in CSS pixels. */
            sizes: {
                /**
                 * Format: uri
                 * @example https://alliance.example/media/hats.jpg
                 */
                url: string;
                /** @example 800 */
                width: number;
            }[];
        };
        /** @description An item of any kind; `kind` says which. */
        Item: components["schemas"]["Letter"] | components["schemas"]["Newsletter"] | components["schemas"]["Event"] | components["schemas"]["Page"] | components["schemas"]["Evidence"] | components["schemas"]["Vacancy"];
        /** @description A language in which an item can be read. */
        Language: {
            /** @example pl */
            code: string;
            /**
             * @description What its speakers call it.
             * @example Polski
             */
            name: string;
            /**
             * Format: uri
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /** @description The original has changed since this was translated. */
            stale: boolean;
        };
        /** @description A letter to parents. */
        Letter: {
            /** @constant */
            kind: "letter";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example 2026-06-14 */
            date: string;
            /**
             * @example [
             *       "whole-school",
             *       "year-1"
             *     ]
             */
            audience: string[];
            /** @example Dear parents and carers */
            salutation: string;
            signatories: {
                /** @example Alex Example */
                name: string;
                /** @example Headteacher */
                title: string;
                school: components["schemas"]["SchoolName"] | null;
            }[];
            replyBy: string | null;
            /** @example office@comberton.example */
            replyTo: string;
        };
        /** @description An item, with the passage in which it was found. */
        LetterHit: {
            /** @constant */
            kind: "letter";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example 2026-06-14 */
            date: string;
            /**
             * @example [
             *       "whole-school",
             *       "year-1"
             *     ]
             */
            audience: string[];
            /** @example Dear parents and carers */
            salutation: string;
            signatories: {
                /** @example Alex Example */
                name: string;
                /** @example Headteacher */
                title: string;
                school: components["schemas"]["SchoolName"] | null;
            }[];
            replyBy: string | null;
            /** @example office@comberton.example */
            replyTo: string;
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        LetterList: {
            items: components["schemas"]["Letter"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/letters?after=WyJj
             */
            next: string | null;
        };
        /** @description A newsletter. */
        Newsletter: {
            /** @constant */
            kind: "newsletter";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            issue: string;
            term: string;
            /** @example 2026-06-14 */
            date: string;
            /** @description Its sections in order; `html` of the item is their sum. */
            sections: {
                type: string;
                heading: string;
                html: string;
            }[];
        };
        /** @description An item, with the passage in which it was found. */
        NewsletterHit: {
            /** @constant */
            kind: "newsletter";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            issue: string;
            term: string;
            /** @example 2026-06-14 */
            date: string;
            /** @description Its sections in order; `html` of the item is their sum. */
            sections: {
                type: string;
                heading: string;
                html: string;
            }[];
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        NewsletterList: {
            items: components["schemas"]["Newsletter"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/newsletters?after=WyJj
             */
            next: string | null;
        };
        /** @description One time at which an event takes place. */
        Occurrence: {
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            end: string;
            /** @example 2026-06-14T09:30:00 */
            startLocal: string;
            /** @example 2026-06-14T09:30:00 */
            endLocal: string;
            cancelled: boolean;
        };
        /** @description A page that stays, such as "Our school". */
        Page: {
            /** @constant */
            kind: "page";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            section: string;
        };
        /** @description An item, with the passage in which it was found. */
        PageHit: {
            /** @constant */
            kind: "page";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            section: string;
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        PageList: {
            items: components["schemas"]["Page"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/pages?after=WyJj
             */
            next: string | null;
        };
        /** @description What went wrong (RFC 9457). */
        Problem: {
            /** @description Stable; relative to the address of the installation. */
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable: what programs compare.
             * @example gone
             */
            code: string;
            /** @description For a person: what is wrong, and what to do. */
            detail: string;
            /** @description The parameter that was refused. */
            parameter?: string;
            /** @description With `gone`: the item that was withdrawn. */
            id?: string;
            /** @enum {string} */
            kind?: "letter" | "newsletter" | "event" | "page" | "evidence" | "vacancy";
            slug?: string;
            withdrawnAt?: string | null;
        };
        /** @description A school, as it is named in an item. */
        SchoolName: {
            /** @example comberton */
            slug: string;
            /** @example Comberton Primary School */
            name: string;
        };
        /** @description One page of what was found. */
        SearchPage: {
            /** @description Each item once, best first. */
            items: (components["schemas"]["LetterHit"] | components["schemas"]["NewsletterHit"] | components["schemas"]["EventHit"] | components["schemas"]["PageHit"] | components["schemas"]["EvidenceHit"] | components["schemas"]["VacancyHit"])[];
            /**
             * @description How many items were found in all.
             * @example 1
             */
            total: number;
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/search?q=hat&after=WyJj
             */
            next: string | null;
        };
        /** @description One site: a school’s own, or the alliance’s shared page. */
        Site: {
            /** @example comberton */
            slug: string;
            /** @example Comberton Primary School */
            name: string;
            /** @enum {string} */
            kind: "school" | "alliance";
            /**
             * Format: uri
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @example [
             *       "en",
             *       "pl"
             *     ]
             */
            languages: string[];
            address: string;
            phone: string;
            email: string;
            strapline: string;
            /**
             * @example {
             *       "main": "#1f4e5f",
             *       "accent": "#c8553d"
             *     }
             */
            colours: {
                main: string;
                accent: string;
            };
            logo: components["schemas"]["Image"] | null;
            headteacher: string;
            chairOfGovernors: string;
            values: string;
            /** @description A short notice such as "closed for snow". */
            notice: {
                text: string;
                until: string | null;
            } | null;
            /** @description The alliance’s members; only where `kind` is `alliance`. */
            members?: {
                slug: string;
                name: string;
                /**
                 * Format: uri
                 * @example https://alliance.example/schools/comberton
                 */
                url: string;
                strapline: string;
            }[];
            /** @description What the alliance is, in its own words; only where `kind` is `alliance`. */
            about?: {
                /**
                 * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
                 * @example <p>Please bring a hat.</p>
                 */
                html: string;
                aims: string[];
                benefits: string[];
                /**
                 * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
                 * @example <p>Please bring a hat.</p>
                 */
                differencesHtml: string;
            };
        };
        /** @description All sites, the alliance’s first. */
        Sites: {
            sites: components["schemas"]["Site"][];
        };
        /** @description A post that a school wants to fill. */
        Vacancy: {
            /** @constant */
            kind: "vacancy";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example Teaching assistant */
            post: string;
            /** @example support */
            category: string;
            /** @example 27.5 hours a week, term time only */
            hours: string;
            /** @example £23,656 a year, pro rata */
            salary: string;
            /**
             * @description The last day for applications. On the day after it, the vacancy is withdrawn.
             * @example 2026-06-14
             */
            closes: string;
            /** @example Send the form to office@comberton.example. */
            howToApply: string;
        };
        /** @description An item, with the passage in which it was found. */
        VacancyHit: {
            /** @constant */
            kind: "vacancy";
            /**
             * @description The same on every site, in every language and version.
             * @example 6a1c1f0e-5a5b-4d1e-9f5e-0b6f3f7f2c11
             */
            id: string;
            /**
             * @description The slug of the site it is shown on.
             * @example comberton
             */
            site: string;
            /** @description The school that owns it. */
            school: components["schemas"]["SchoolName"];
            /** @description The schools whose headteachers approved it. */
            signedBy: components["schemas"]["SchoolName"][];
            /**
             * @description Unique per site and kind.
             * @example sports-day
             */
            slug: string;
            /**
             * Format: uri
             * @description The page where people read it.
             * @example https://alliance.example/schools/comberton
             */
            url: string;
            /**
             * @description The language that it came in.
             * @example en
             */
            language: string;
            languages: components["schemas"]["Language"][];
            /** @example Sports day */
            title: string;
            /** @example Please bring a hat. */
            summary: string;
            /**
             * @description Safe to put into a page: no scripts, no styles, headings from h2. Addresses in it are absolute.
             * @example <p>Please bring a hat.</p>
             */
            html: string;
            /**
             * @description The same as `html`, without markup.
             * @example Please bring a hat.
             */
            text: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @example 2026-06-14T08:30:00.000Z
             */
            updatedAt: string;
            /**
             * @description Names the approved version; another one means that something changed.
             * @example 3f7a9c
             */
            version: string;
            correction: {
                /**
                 * Format: date-time
                 * @example 2026-06-14T08:30:00.000Z
                 */
                at: string;
                /** @example The time was wrong. */
                note: string;
            } | null;
            /** @description The first of `images`. */
            image: components["schemas"]["Image"] | null;
            images: components["schemas"]["Image"][];
            attachments: components["schemas"]["Attachment"][];
            /** @description On the sites of schools that received the item: the receiving headteacher’s own words. */
            localNote: {
                school: components["schemas"]["SchoolName"];
                /** @example Our own children meet at the gate. */
                note: string;
            } | null;
            /** @example Teaching assistant */
            post: string;
            /** @example support */
            category: string;
            /** @example 27.5 hours a week, term time only */
            hours: string;
            /** @example £23,656 a year, pro rata */
            salary: string;
            /**
             * @description The last day for applications. On the day after it, the vacancy is withdrawn.
             * @example 2026-06-14
             */
            closes: string;
            /** @example Send the form to office@comberton.example. */
            howToApply: string;
            /**
             * @description The passage that shows the words best, each in `<mark>`. HTML, and safe to put into a page: there is no other markup in it. Where the words are in the title alone, it is the title.
             * @example Please bring a <mark>hat</mark>.
             */
            snippet: string;
            /**
             * @description The language of `snippet`: another one than `language` where the words are in that translation alone.
             * @example en
             */
            snippetLanguage: string;
        };
        /** @description One page of a list. */
        VacancyList: {
            items: components["schemas"]["Vacancy"][];
            /**
             * Format: uri
             * @description The address of the next page; null on the last one.
             * @example https://alliance.example/v1/sites/comberton/vacancies?after=WyJj
             */
            next: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sites */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listLetters: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letters of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLetter: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNewsletters: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newsletters of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNewsletter: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One newsletter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only occurrences that are not over on this day (London time), at this moment, or `now`; the list is in the order of the first of them, which `next` names. Left out, it begins today, and `next` is the first that is not over. */
                from?: string | "now";
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
                /** @description Adds to each event the times at which it takes place, for a year unless `to` is given. */
                expand?: "occurrences";
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEvent: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /** @description Adds to each event the times at which it takes place, for a year unless `to` is given. */
                expand?: "occurrences";
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPages: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pages of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPage: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evidence of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEvidence: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One piece of evidence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVacancies: {
        parameters: {
            query?: {
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description Only what ends on or after this day (London time) or moment. */
                from?: string;
                /** @description Only what begins before the end of this day (London time), or before this moment. */
                to?: string;
                /**
                 * @description Only vacancies of this kind of work.
                 * @example support
                 */
                category?: string;
                /**
                 * @description Only letters for this audience.
                 * @example year-1
                 */
                audience?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vacancies of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVacancy: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One vacancy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description The words to look for; the first twelve count. Case and accents make no difference.
                 * @example swimming
                 */
                q: string;
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description How many; 20 if left out. */
                limit?: number;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is found on a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
                /** @description How many; 100 if left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every change of a site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSiteFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything new on a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSiteFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything new on a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSiteFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything new on a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLettersFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New letters of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLettersFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New letters of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLettersFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New letters of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNewslettersFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New newsletters of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNewslettersFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New newsletters of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNewslettersFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New newsletters of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEventsFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New events of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEventsFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New events of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEventsFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New events of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPagesFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New pages of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPagesFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New pages of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPagesFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New pages of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEvidenceFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New evidence of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEvidenceFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New evidence of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEvidenceFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New evidence of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVacanciesFeedRss: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New vacancies of a site, as RSS 2.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVacanciesFeedAtom: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New vacancies of a site, as Atom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVacanciesFeedJson: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /** @description A cursor that an earlier answer of this address gave. What it looks like inside may change. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description New vacancies of a site, as JSON Feed 1.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
                /**
                 * @description Only events of this category.
                 * @example sport
                 */
                category?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events of a site as a calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEventCalendar: {
        parameters: {
            query?: {
                /** @description The preferred language. It hides nothing: what has no translation comes as it was written, and says so. */
                language?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of a site.
                 * @example comberton
                 */
                site: string;
                /**
                 * @description The slug of the item, as in its `slug`.
                 * @example sports-day
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event for a calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getWidget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The widget */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDocumentation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description as a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
