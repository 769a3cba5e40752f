"""The sample bureau's payments, month by month, written as ledgers that finance would export."""
