//! The regions that a list offers.

use super::Region;

/// A region offered in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRegion {
    /// Its name, such as `eu-central-1`.
    pub name: &'static str,
    /// Its location, such as `Europe (Frankfurt)`.
    pub place: &'static str,
}

impl KnownRegion {
    /// The region itself.
    pub fn region(self) -> Region {
        Region(self.name.to_owned())
    }
}

const fn region(name: &'static str, place: &'static str) -> KnownRegion {
    KnownRegion { name, place }
}

/// The regions where AWS IoT Core is known to exist, by partition and name. New ones can be typed in.
pub const KNOWN_REGIONS: &[KnownRegion] = &[
    region("ap-east-1", "Asia Pacific (Hong Kong)"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)"),
    region("ap-northeast-2", "Asia Pacific (Seoul)"),
    region("ap-south-1", "Asia Pacific (Mumbai)"),
    region("ap-southeast-1", "Asia Pacific (Singapore)"),
    region("ap-southeast-2", "Asia Pacific (Sydney)"),
    region("ap-southeast-5", "Asia Pacific (Malaysia)"),
    region("ca-central-1", "Canada (Central)"),
    region("eu-central-1", "Europe (Frankfurt)"),
    region("eu-north-1", "Europe (Stockholm)"),
    region("eu-south-1", "Europe (Milan)"),
    region("eu-south-2", "Europe (Spain)"),
    region("eu-west-1", "Europe (Ireland)"),
    region("eu-west-2", "Europe (London)"),
    region("eu-west-3", "Europe (Paris)"),
    region("il-central-1", "Israel (Tel Aviv)"),
    region("me-central-1", "Middle East (UAE)"),
    region("me-south-1", "Middle East (Bahrain)"),
    region("sa-east-1", "South America (São Paulo)"),
    region("us-east-1", "US East (N. Virginia)"),
    region("us-east-2", "US East (Ohio)"),
    region("us-west-1", "US West (N. California)"),
    region("us-west-2", "US West (Oregon)"),
    region("cn-north-1", "China (Beijing)"),
    region("cn-northwest-1", "China (Ningxia)"),
    region("us-gov-east-1", "AWS GovCloud (US-East)"),
    region("us-gov-west-1", "AWS GovCloud (US-West)"),
    region("eusc-de-east-1", "EU (Germany)"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_regions_are_well_formed_and_listed_once() {
        for (i, known) in KNOWN_REGIONS.iter().enumerate() {
            assert_eq!(known.name.parse(), Ok(known.region()));
            assert!(
                KNOWN_REGIONS[..i]
                    .iter()
                    .all(|other| other.name != known.name),
                "{}",
                known.name
            );
        }
    }
}
