"""The admin's home. Each app gives its parts (`admin_dashboard.py`); here they become a page."""
