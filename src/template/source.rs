//! Sources of the rules.

/// Source of a rule or limit.
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
    /// No source says so; it follows from what is known.
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

    /// True if the source is not certain: the service decides in the end, so a user may submit in spite of the rule.
    pub const fn is_waivable(self) -> bool {
        matches!(
            self,
            Self::Documentation | Self::CloudFormation | Self::Inference
        )
    }
}
