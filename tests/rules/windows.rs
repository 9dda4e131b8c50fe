//! Maintenance windows.

use super::row::{Row, with};

pub fn rows() -> Vec<Row> {
    const JOBS: &str = "I /maintenanceWindows window-jobs";
    const ZONE: &str = "I /maintenanceWindows/0/startTime window-zone";
    let window = |start: &str, minutes: u32, expected: &[&str]| {
        let window = format!(r#"[{{"startTime": {start:?}, "durationInMinutes": {minutes}}}]"#);
        with(&[("maintenanceWindows", &window)], expected)
    };
    let fine: &[&str] = &[JOBS, ZONE];
    let wrong: &[&str] = &[JOBS, "E /maintenanceWindows/0/startTime cron"];
    let doubtful: &[&str] = &[
        JOBS,
        ZONE,
        "W /maintenanceWindows/0/startTime doubtful-cron",
    ];
    let overlap: &[&str] = &[
        JOBS,
        ZONE,
        "W /maintenanceWindows/0/durationInMinutes window-overlap",
    ];
    vec![
        window("cron(0 2 ? * MON *)", 60, fine),
        window("cron(0 2 15W JAN-MAR ? 2030)", 60, fine),
        window(
            "",
            60,
            &[JOBS, "E /maintenanceWindows/0/startTime empty-text"],
        ),
        window("0 2 ? * MON *", 60, wrong),
        window(" cron(0 2 ? * MON *)", 60, wrong),
        window("cron(0 2 ? * MON)", 60, wrong),
        window("cron(60 2 ? * MON *)", 60, wrong),
        window("cron(59 24 ? * MON *)", 60, wrong),
        window("cron(59 23 32 * ? *)", 60, wrong),
        window("cron(0 2 ? 13 MON *)", 60, wrong),
        window("cron(0 2 ? * 8 *)", 60, wrong),
        window("rate(1 day)", 60, wrong),
        window("cron(0 2 * * MON *)", 60, doubtful),
        window("cron(0 2 * * * *)", 60, doubtful),
        window("cron(0 2 ? * ? *)", 60, doubtful),
        window("cron(0  2 ? * MON *)", 60, doubtful),
        window("cron(0 2 ? * FRI-MON *)", 60, doubtful),
        window("cron(0 2 ? * MON 2199)", 60, fine),
        window("cron(0 2 ? * MON 2200)", 60, wrong),
        window("cron(0 -1 ? * MON *)", 60, wrong),
        window("cron(0 2 30 2 ? *)", 60, doubtful),
        window("cron(0 0/2 * * ? *)", 120, fine),
        window("cron(0 0/2 * * ? *)", 121, overlap),
        window("cron(0 0,23 ? * MON *)", 61, fine),
        window("cron(0 0,23 ? * MON,TUE *)", 61, overlap),
        with(
            &[(
                "maintenanceWindows",
                r#"[{"startTime": "cron(0 2 ? * MON *)", "durationInMinutes": 60}, {"startTime": "cron(0 2 ? * TUE *)", "durationInMinutes": 60}]"#,
            )],
            &[
                JOBS,
                ZONE,
                "I /maintenanceWindows/1/startTime window-zone",
                "W /maintenanceWindows several-windows",
            ],
        ),
        window(
            &format!("cron(0 2 ? * 2 {}2030)", "2030,".repeat(47)),
            60,
            fine,
        ),
        window(
            &format!("cron(0 2 ? * 2 {}2030)", "2030,".repeat(48)),
            60,
            &[JOBS, ZONE, "E /maintenanceWindows/0/startTime too-long"],
        ),
    ]
}
