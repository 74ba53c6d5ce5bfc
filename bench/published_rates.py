"""Rates measured elsewhere on the same made-up series, to hold our own simulation against.

Share of series called improved; standard errors about 0.003 to 0.008.
"""

CELLS = ("iid 20+8", "iid 20+12", "iid 26+26", "AR.3 20+12", "AR.6 20+12", "skewed 20+12")

FALSE_ALARMS = {
    "mean went up": (0.49, 0.49, 0.52, 0.49, 0.51, 0.48),
    "Welch's t": (0.022, 0.022, 0.027, 0.068, 0.175, 0.013),
    "adjusted interval": (0.019, 0.016, 0.022, 0.032, 0.046, 0.023),
    "frozen XmR, any rule": (0.095, 0.120, 0.242, 0.278, 0.481, 0.375),
    "frozen XmR, outside limits": (0.050, 0.059, 0.115, 0.137, 0.287, 0.358),
    "frozen XmR, run of 7": (0.037, 0.051, 0.132, 0.138, 0.305, 0.016),
    "icon on the last point": (0.021, 0.018, 0.020, 0.056, 0.159, 0.043),
    "Wheeler, frozen": (0.057, 0.071, 0.157, 0.183, 0.378, 0.309),
    "XmR, not frozen": (0.043, 0.062, 0.139, 0.189, 0.435, 0.304),
    "two keys": (0.013, 0.010, 0.019, 0.027, 0.046, 0.022),
}

# Two keys, 20 values before: (independent, autocorrelation 0.3) for each shift in sigmas
POWER_SHIFTS = (0.5, 1.0, 1.5, 2.0, 3.0)
POWER = {
    4: ((0.05, 0.19, 0.44, 0.68, 0.96), (0.07, 0.21, 0.42, 0.63, 0.90)),
    8: ((0.11, 0.44, 0.81, 0.96, 1.00), (0.14, 0.38, 0.67, 0.89, 0.99)),
    12: ((0.18, 0.62, 0.93, 0.99, 1.00), (0.17, 0.49, 0.81, 0.94, 1.00)),
    20: ((0.25, 0.78, 0.98, 1.00, 1.00), (0.22, 0.59, 0.92, 0.99, 1.00)),
    26: ((0.31, 0.86, 1.00, 1.00, 1.00), (0.24, 0.66, 0.94, 0.99, 1.00)),
}

# 20 values before, 26 weeks after, looked at from week 4 on: (iid, AR.3, AR.6)
PEEKING = {
    "two keys, every week": (0.052, 0.082, 0.105),
    "two keys, three weeks in a row": (0.034, 0.061, 0.084),
    "two keys, once on the review date": (0.017, 0.034, 0.033),
}
