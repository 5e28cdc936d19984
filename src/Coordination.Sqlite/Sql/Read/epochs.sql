SELECT centre, epoch FROM epoch
