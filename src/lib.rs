//! Write, check and submit AWS IoT job templates.
