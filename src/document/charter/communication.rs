//! The communication charter [S0, S3].

use crate::document::record::record;
use crate::document::scalar::{Cadence, Date, Duration, Person, Text};
use crate::document::{ByParty, Each, List};

record! { "the communication section",
    /// Who talks to whom, how often and where.
    pub struct Communication {
        /// Regular meetings.
        meetings: List<Meeting>,
        /// Channels between the meetings.
        channels: List<Channel>,
        /// Regular reports.
        reports: List<Report>,
        /// Who is copied on what.
        copied: List<Text>,
        /// How soon a formal request is answered.
        response_time: Each<Duration>,
        /// Information that each party shares.
        transparency: ByParty<List<Text>>,
        /// What was agreed on ways of working.
        culture: Culture,
        /// Tools that the parties agreed on.
        tools: List<Text>,
    }
}

record! { "a meeting",
    /// A regular meeting.
    pub struct Meeting {
        /// What it is called.
        name: Text,
        /// How often.
        cadence: Cadence,
        /// How long.
        length: Duration,
        /// Who comes.
        attendees: List<Person>,
    }
}

record! { "a channel",
    /// A channel; a plain text is its name.
    pub struct Channel short name {
        /// What it is called.
        name: Text,
        /// What it is for.
        r#use: Text,
    }
}

record! { "a report",
    /// A regular report.
    pub struct Report {
        /// What it is called.
        name: Text,
        /// How often.
        cadence: Cadence,
        /// Who receives it.
        to: List<Text>,
    }
}

record! { "the culture section",
    /// What the parties learned about each other's culture [S3].
    pub struct Culture {
        /// When they discussed it.
        discussed: Date,
        /// How fast each decides.
        decision_speed: Each<Text>,
        /// How each communicates.
        style: Each<Text>,
        /// How each takes risks.
        risk: Each<Text>,
    }
}
