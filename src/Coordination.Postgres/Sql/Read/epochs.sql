SELECT centre, epoch FROM {schema}.epoch
