//! Icons of the sections.

use crate::template::section::Section;
use crate::ui::theme::Icon;

/// Icon of a section wherever it is named.
pub const fn section_icon(section: Section) -> Icon {
    match section {
        Section::Identity => Icon::IdCard,
        Section::JobDocument => Icon::Braces,
        Section::PresignedUrls => Icon::Link,
        Section::Rollout => Icon::TrendingUp,
        Section::AbortCriteria => Icon::OctagonX,
        Section::Timeout => Icon::Timer,
        Section::RetryCriteria => Icon::RotateCcw,
        Section::MaintenanceWindows => Icon::CalendarClock,
        Section::SoftwarePackages => Icon::Package,
        Section::Tags => Icon::Tags,
    }
}
