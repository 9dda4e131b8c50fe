//! Where the rules come from.

/// How a rule or limit is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The service model says so.
    Model,
    /// An answer was measured on AWS.
    Measured,
    /// AWS's prose says so.
    Documentation,
    /// CloudFormation's schema says so.
    CloudFormation,
    /// Every AWS client refuses it before it is sent.
    Clients,
    /// Nobody says; it follows from what is known.
    Inference,
    /// The service has just answered so.
    Answer,
}

impl Source {
    /// The source in words, to follow "According to".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Model => "the service model",
            Self::Measured => "an answer measured on AWS",
            Self::Documentation => "the AWS documentation",
            Self::CloudFormation => "the CloudFormation schema",
            Self::Clients => "the AWS clients",
            Self::Inference => "what follows from the other rules",
            Self::Answer => "the service's answer",
        }
    }

    /// Whether the service decides in the end, so that a user may submit all the same.
    pub const fn is_waivable(self) -> bool {
        matches!(
            self,
            Self::Documentation | Self::CloudFormation | Self::Inference
        )
    }
}
